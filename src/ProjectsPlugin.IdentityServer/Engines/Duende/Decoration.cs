using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ProjectsPlugin.IdentityServer.Engines.Duende;

/// <summary>Puts our rules around services of Duende's that have no place for them.</summary>
internal static class Decoration
{
    /// <summary>Replaces the service by one of ours, whose constructor takes the replaced one.</summary>
    public static void Decorate<TService, TDecorator>(this IServiceCollection services)
        where TService : class
        where TDecorator : class, TService
    {
        var inner = services.Last(service => service.ServiceType == typeof(TService)).ImplementationType
            ?? throw new InvalidOperationException($"{typeof(TService)} is not made by a constructor.");
        services.AddTransient(inner);
        services.Replace(ServiceDescriptor.Transient<TService>(provider =>
            ActivatorUtilities.CreateInstance<TDecorator>(provider, provider.GetRequiredService(inner))));
    }
}
