using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace ProjectsPlugin.AppHost.Gateway;

/// <summary>The one public origin, in front of both hosts.</summary>
public static class GatewaySetup
{
    public static void AddGateway(this WebApplicationBuilder builder, Destinations destinations)
    {
        builder.AddPublicOrigin(entries: null);
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
            transforms.AddRequestTransform(PassRequestedHost);
        });
    }

    /// <summary>
    /// Lets a page say that a person came by a name of this computer that is not the configured one; any other name ends here. The configured one is said,
    /// too: a host would take its own address, by which the gateway asks it, for what the person asked for.
    /// </summary>
    private static ValueTask PassRequestedHost(RequestTransformContext context)
    {
        var publicUrl = context.HttpContext.RequestServices.GetRequiredService<PublicUrl>();
        var asked = RequestedHost.IsAnotherName(context.HttpContext, publicUrl) ? context.HttpContext.Features.Get<RequestedHost>()!.Host : publicUrl.Authority;
        context.ProxyRequest.Headers.TryAddWithoutValidation(RequestedHost.Header, asked);
        return ValueTask.CompletedTask;
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
