using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Hosting;

/// <summary>What a host believes about the network in front of it.</summary>
public static class PublicOrigin
{
    /// <summary>Comma-separated addresses or networks (<c>10.0.0.0/8</c>) whose <c>X-Forwarded-For</c> is believed; loopback if not set.</summary>
    public const string TrustedProxiesSetting = "TrustedProxies";

    /// <summary>Reads <c>PUBLIC_URL</c> and <c>TrustedProxies</c>; a wrong value stops the start.</summary>
    /// <param name="builder">The host's, or the gateway's.</param>
    /// <param name="entries">
    /// How many entries of <c>X-Forwarded-For</c> are believed, from its end. A host believes one: the proxy right in front has judged who called, and what
    /// stands before that a caller may have invented. A gateway, which judges, reads on (null) for as long as the entries are trusted proxies.
    /// </param>
    public static PublicUrl AddPublicOrigin(this WebApplicationBuilder builder, int? entries = 1)
    {
        var publicUrl = PublicUrl.Parse(builder.Configuration[PublicUrl.Setting]);
        var proxies = ParseProxies(builder.Configuration[TrustedProxiesSetting]);

        builder.Services.AddSingleton(publicUrl);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
            options.ForwardLimit = entries;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
                options.KnownIPNetworks.Add(proxy);
        });
        return publicUrl;
    }

    /// <summary>The caller's address from trusted proxies alone; scheme and host from <c>PUBLIC_URL</c> alone.</summary>
    public static void UsePublicOrigin(this WebApplication app)
    {
        var publicUrl = app.Services.GetRequiredService<PublicUrl>();
        var host = new HostString(publicUrl.Authority);

        app.UseForwardedHeaders();
        app.Use((context, next) =>
        {
            context.Features.Set(RequestedHost.Of(context.Request));
            context.Request.Scheme = publicUrl.Scheme;
            context.Request.Host = host;
            return next(context);
        });
    }

    private static List<System.Net.IPNetwork> ParseProxies(string? setting)
    {
        var parts = (string.IsNullOrWhiteSpace(setting) ? "127.0.0.0/8,::1" : setting)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. parts.Select(ParseProxy)];
    }

    private static System.Net.IPNetwork ParseProxy(string part)
    {
        if (System.Net.IPNetwork.TryParse(part, out var network))
            return network;
        if (IPAddress.TryParse(part, out var address))
            return new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8);
        throw new FormatException(
            $"{TrustedProxiesSetting} contains '{part}', which is neither an address nor a network. "
            + "Write them as 10.0.0.7 or 10.0.0.0/8, separated by commas.");
    }
}
