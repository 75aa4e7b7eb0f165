using ProjectsPlugin.AppHost.Gateway;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.AppHost.Settings;

namespace ProjectsPlugin.AppHost;

/// <summary>Runs everything until it is told to stop. A part that ends by itself is started again.</summary>
internal static class RunCommand
{
    public static async Task RunAsync(AppHostSettings settings, TextWriter console, CancellationToken stop)
    {
        using var folder = DataFolder.Open(settings.DataDir);
        if (!folder.IsOurs)
            throw new StartRefusedException(
                $"Another AppHost runs on {settings.DataDir}. Stop it first, or set "
                    + $"{AppHostSettings.DataDirSetting} to another folder (and PUBLIC_URL to another port).");

        var secrets = Secrets.ReadOrDraw(settings, folder);
        Uri identityAddress = Loopback(), apiAddress = Loopback();
        using var destinations = new Destinations();
        destinations.Set([identityAddress], [apiAddress]);
        // First, so that an address which is taken is told before a database is made.
        await using var gateway = await PublicOriginServer.StartAsync(settings, destinations, stop);

        await using var database = await Database.OpenAsync(settings, folder, secrets, stop);
        var environment = new HostEnvironment(settings, secrets, database.ConnectionString);
        await using var identityServer = HostProcess.Start(HostProgram.IdentityServer, identityAddress, identityAddress, environment, folder.Logs, console);
        await using var api = HostProcess.Start(HostProgram.Api, apiAddress, identityAddress, environment, folder.Logs, console);
        await foreach (var ready in Task.WhenEach(database.Ready, identityServer.UntilReadyAsync(stop), api.UntilReadyAsync(stop)))
            await ready;

        await console.WriteLineAsync(Welcome.Text(settings, environment, database.IsOurs));
        await Supervision.KeepAsync([database, identityServer, api], console, stop);
        await console.WriteLineAsync("Stopping.");
        // Before the hosts, so that they are there for the requests in flight.
        await gateway.StopAsync(CancellationToken.None);
    }

    private static Uri Loopback() => new($"http://127.0.0.1:{FreePort.Next()}");
}
