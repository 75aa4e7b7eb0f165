using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using Yarp.ReverseProxy.Forwarder;

namespace ProjectsPlugin.IntegrationTests.Doctor;

/// <summary>A proxy in front of an installation that changes some of its answers, as proxies do.</summary>
internal sealed class RewritingProxy : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RewritingProxy(WebApplication app) => _app = app;

    /// <summary>Where it answers itself.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <param name="installation">What is behind it.</param>
    /// <param name="change">What it does to an answer, or to the request's own, before it is sent.</param>
    public static Task<RewritingProxy> StartAsync(Installation installation, Action<ProxiedResponse> change) => StartAsync(() => installation, change);

    /// <param name="installation">What is behind it, once there is something.</param>
    /// <param name="change">What it does to an answer, or to the request's own, before it is sent.</param>
    public static async Task<RewritingProxy> StartAsync(Func<Installation> installation, Action<ProxiedResponse> change)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        builder.Services.AddHttpForwarder();
        builder.Logging.ClearProviders();

        var connections = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false });
        var app = builder.Build();
        app.UseRouting();
        app.Use((context, next) => PassAsync(context, next, change));
        var forwarder = app.Services.GetRequiredService<IHttpForwarder>();
        app.Map("{**path}", async context => { await forwarder.SendAsync(context, installation().PublicUrl.ToString(), connections); });
        app.UseEndpoints(_ => { });
        await app.StartAsync();
        return new RewritingProxy(app);
    }

    /// <summary>Connections that come to the proxy although they are made to the installation's own address.</summary>
    public SocketsHttpHandler Connections() => ConnectionsTo(new Uri(_app.Urls.First()).Port);

    /// <summary>Connections that come to a port of this machine, whatever they are made to.</summary>
    public static SocketsHttpHandler ConnectionsTo(int port) => new()
    {
        ConnectCallback = async (_, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task PassAsync(HttpContext context, RequestDelegate next, Action<ProxiedResponse> change)
    {
        var sent = context.Response.Body;
        using var held = new MemoryStream();
        context.Request.EnableBuffering();
        using var asked = new StreamReader(context.Request.Body, leaveOpen: true);
        var requestBody = await asked.ReadToEndAsync();
        context.Request.Body.Position = 0;
        context.Response.Body = held;
        // It can change only what it can read.
        context.Request.Headers.AcceptEncoding = default;
        await next(context);

        var answer = new ProxiedResponse(context, requestBody, held.ToArray());
        change(answer);
        context.Response.Body = sent;
        context.Response.ContentLength = answer.Body.Length;
        await sent.WriteAsync(answer.Body);
    }
}
