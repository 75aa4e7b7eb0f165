using ProjectsPlugin.Hosting;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace ProjectsPlugin.AppHost.Gateway;

/// <summary>The one public origin, in front of both hosts.</summary>
public static class GatewaySetup
{
    public static void AddGateway(this WebApplicationBuilder builder, Destinations destinations)
    {
        builder.AddPublicOrigin();
        builder.AddRequestLimits();
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton<IProxyConfigProvider>(destinations);
        builder.Services.AddReverseProxy().AddTransforms(transforms =>
        {
            // The hosts believe the gateway, so what a caller claims about itself ends here: UsePublicOrigin has taken the
            // caller's address from trusted proxies, and that address alone goes on.
            transforms.AddXForwarded(ForwardedTransformActions.Remove);
            transforms.AddXForwardedFor(action: ForwardedTransformActions.Set);
            transforms.AddRequestHeaderRemove("Forwarded");
        });
    }

    public static void MapGateway(this WebApplication app)
    {
        app.UsePublicOrigin();
        app.UseMiddleware<BodyLimit>();
        app.MapReverseProxy(proxy =>
        {
            proxy.UseMiddleware<HostDown>();
            proxy.UseLoadBalancing();
        });
    }
}
