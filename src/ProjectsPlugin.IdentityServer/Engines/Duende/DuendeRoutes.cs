using Microsoft.Extensions.DependencyInjection.Extensions;
using ProjectsPlugin.Contracts;
using Endpoint = Duende.IdentityServer.Hosting.Endpoint;

namespace ProjectsPlugin.IdentityServer.Engines.Duende;

/// <summary>Duende's endpoints at our addresses, each behind the same routing and rate limits as our own.</summary>
internal static class DuendeRoutes
{
    private static readonly (string Theirs, string[] Ours)[] Moved =
    [
        ("/connect/authorize", [Paths.Authorize, Paths.OAuth, Paths.RootAuthorize]),
        ("/connect/token", [Paths.Token, Paths.CodeExchange, Paths.RootToken]),
        ("/connect/revocation", [Paths.Revoke]),
        ("/connect/userinfo", [Paths.UserInfo]),
        ("/.well-known/openid-configuration", [Paths.OpenIdConfiguration, Paths.AuthorizationServerMetadata]),
        ("/.well-known/openid-configuration/jwks", [Paths.Jwks]),
    ];

    private static readonly string[] Both = [HttpMethods.Get, HttpMethods.Post];

    /// <summary>Leaves those endpoints alone that serve here.</summary>
    public static void MoveEndpoints(this IServiceCollection services)
    {
        var theirs = services.Where(service => service.ServiceType == typeof(Endpoint)).Select(service => (Endpoint)service.ImplementationInstance!).ToList();
        services.RemoveAll<Endpoint>();
        foreach (var (path, ours) in Moved)
        {
            var endpoint = theirs.Single(known => known.Path == path);
            foreach (var own in ours)
                services.AddSingleton(new Endpoint(endpoint.Name, own, endpoint.Handler));
        }
    }

    public static void MapDuende(this WebApplication app, IEndpointRouteBuilder endpoints)
    {
        var engine = ((IApplicationBuilder)app).New()
            .UseIdentityServer(new IdentityServerMiddlewareOptions { AuthenticationMiddleware = _ => { } })
            .Build();
        DuendeLicense.DemandReadableKey(app.Services);
        foreach (var path in new[] { Paths.Authorize, Paths.OAuth, Paths.RootAuthorize, Paths.UserInfo })
            endpoints.MapMethods(path, Both, engine).DisableAntiforgery();
        foreach (var path in new[] { Paths.Token, Paths.CodeExchange, Paths.RootToken })
            endpoints.MapMethods(path, [HttpMethods.Post], engine).DisableAntiforgery();
        endpoints.MapMethods(Paths.Revoke, [HttpMethods.Post], engine).DisableAntiforgery();
        foreach (var path in new[] { Paths.OpenIdConfiguration, Paths.AuthorizationServerMetadata, Paths.Jwks })
            endpoints.MapMethods(path, EngineDocument.Methods, engine).WithMetadata(new EngineDocument());
    }
}
