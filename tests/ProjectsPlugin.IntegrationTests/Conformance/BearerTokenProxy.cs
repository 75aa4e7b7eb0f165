using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProjectsPlugin.Contracts;
using Yarp.ReverseProxy.Forwarder;

namespace ProjectsPlugin.IntegrationTests.Conformance;

/// <summary>Passes everything on to the installation with an access token, which the conformance suite's own calls lack.</summary>
internal static class BearerTokenProxy
{
    public static async Task<WebApplication> StartAsync(string address, PublicUrl publicUrl, string accessToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.Services.AddHttpForwarder();

        var proxy = builder.Build();
        proxy.MapForwarder("/{**all}", publicUrl.ToString(), new ForwarderRequestConfig(), new Adding(accessToken));
        await proxy.StartAsync();
        return proxy;
    }

    private sealed class Adding(string accessToken) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            Microsoft.AspNetCore.Http.HttpContext context, HttpRequestMessage request, string destination, CancellationToken cancellation)
        {
            await base.TransformRequestAsync(context, request, destination, cancellation);
            request.Headers.Host = null;
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        }
    }
}
