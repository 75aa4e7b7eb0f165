using System.Net;
using Microsoft.AspNetCore.Http;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Hosting;

/// <summary>
/// The host that a caller asked for, as far as it is known: <see cref="PublicOrigin"/> puts the configured one in its place. It may be made up, and
/// serves to explain alone.
/// </summary>
public sealed record RequestedHost(string? Host)
{
    /// <summary>Where a proxy says it.</summary>
    public const string Header = "X-Forwarded-Host";

    private const string LocalName = "localhost";

    internal static RequestedHost Of(HttpRequest request) =>
        new(request.Headers[Header] is [{ Length: > 0 } forwarded] ? forwarded : request.Host.Value);

    /// <summary>
    /// Whether a person came by another name of this computer than <c>PUBLIC_URL</c> has, so that their browser will not know the cookies again that it gets
    /// here. Of public names nobody can say so: a proxy in front may have changed them.
    /// </summary>
    public static bool IsAnotherName(HttpContext context, PublicUrl publicUrl) =>
        publicUrl.IsLoopback
        && context.Features.Get<RequestedHost>()?.Host is { } asked
        && new HostString(asked).Host is var name
        && IsThisComputer(name)
        && !name.Equals(new HostString(publicUrl.Authority).Host, StringComparison.OrdinalIgnoreCase);

    private static bool IsThisComputer(string name) =>
        name.Equals(LocalName, StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
