using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Engines;

/// <summary>
/// An OAuth engine: it reads requests, signs tokens and writes answers. What may be asked and granted is decided by
/// <see cref="Authorize.AuthorizeRequestRules"/> and <see cref="Token.TokenRequestRules"/>; clients and grants are in our tables. The build's property
/// <c>IdentityEngine</c> chooses one.
/// </summary>
internal interface IIdentityEngine
{
    static abstract void Add(WebApplicationBuilder builder, PublicUrl publicUrl);

    /// <summary>Maps the endpoints of <see cref="Paths"/> that are the engine's: authorization, token, revocation, UserInfo, metadata and keys.</summary>
    static abstract void Map(WebApplication app, IEndpointRouteBuilder endpoints);
}
