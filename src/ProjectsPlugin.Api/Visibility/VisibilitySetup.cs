namespace ProjectsPlugin.Api.Visibility;

/// <summary>Who reads, known to whatever answers a request.</summary>
internal static class VisibilitySetup
{
    public static void AddVisibility(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(provider => Viewer.Of(
            provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User
            ?? throw new InvalidOperationException("Nobody reads outside of a request.")));
    }
}
