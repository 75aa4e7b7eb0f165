namespace ProjectsPlugin.Api.Mcp;

/// <summary>Makes what answers a request, with the services of that request in its constructor: the SDK registers one object for all of them.</summary>
internal static class PerRequest<T>
    where T : class
{
    private static readonly ObjectFactory<T> Factory = ActivatorUtilities.CreateFactory<T>([]);

    public static T Create(IServiceProvider? services) => Factory(services ?? throw new InvalidOperationException("The request has no services."), null);
}
