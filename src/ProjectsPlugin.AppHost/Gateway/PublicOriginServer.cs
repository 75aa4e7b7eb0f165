using System.Net.Sockets;
using ProjectsPlugin.AppHost.Settings;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.AppHost.Gateway;

/// <summary>The gateway, listening where it was set to.</summary>
internal static class PublicOriginServer
{
    /// <summary>Starts to listen. Until the hosts are up, it answers that they are not.</summary>
    /// <exception cref="StartRefusedException">The address is taken or not this machine's.</exception>
    public static async Task<WebApplication> StartAsync(AppHostSettings settings, Destinations destinations, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection([new(Contracts.PublicUrl.Setting, settings.PublicUrl.ToString())]);
        builder.Logging.ClearProviders();
        builder.AddGracefulStop();
        builder.WebHost.UseUrls(settings.Listen.GetLeftPart(UriPartial.Authority));
        AddGateway(builder, destinations);

        var app = builder.Build();
        app.MapGateway();
        try
        {
            await app.StartAsync(cancellation);
            return app;
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            await app.DisposeAsync();
            throw new StartRefusedException(
                $"Nothing can listen on {settings.Listen.GetLeftPart(UriPartial.Authority)}: {Reason(failure)} "
                    + $"Set {AppHostSettings.ListenSetting} (and PUBLIC_URL, if people are to type it) to a free address, for example http://localhost:8081.",
                failure);
        }
    }

    private static void AddGateway(WebApplicationBuilder builder, Destinations destinations)
    {
        try
        {
            builder.AddGateway(destinations);
        }
        catch (FormatException fault)
        {
            throw new StartRefusedException(fault.Message, fault);
        }
    }

    private static string Reason(Exception failure) =>
        failure.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }
        || failure.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException
            ? "another program uses that port."
            : failure.Message;
}
