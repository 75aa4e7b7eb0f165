using ProjectsPlugin.AppHost.Gateway;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.AppHost.Settings;

namespace ProjectsPlugin.AppHost;

/// <summary>Runs everything until it is told to stop, or until a part ends by itself, which ends the rest.</summary>
internal static class RunCommand
{
    public static async Task RunAsync(AppHostSettings settings, TextWriter console, CancellationToken stop)
    {
        using var folder = DataFolder.Open(settings.DataDir);
        if (!folder.IsOurs)
            throw new StartRefusedException($"Another AppHost runs on {settings.DataDir}. Stop it first, or set {AppHostSettings.DataDirSetting} to another folder (and PUBLIC_URL to another port).");

        var secrets = Secrets.ReadOrDraw(folder.Path);
        await using var database = await Database.OpenAsync(settings, folder, secrets, stop);

        var environment = new HostEnvironment(settings, secrets, database.ConnectionString);
        Uri identityAddress = Loopback(), apiAddress = Loopback();
        await using var identityServer = HostProcess.Start(HostProgram.IdentityServer, identityAddress, identityAddress, environment, folder.Logs, console);
        await using var api = HostProcess.Start(HostProgram.Api, apiAddress, identityAddress, environment, folder.Logs, console);
        using var destinations = new Destinations();
        destinations.Set([identityAddress], [apiAddress]);

        // Last, because the others take longer and come up meanwhile.
        await using var gateway = await PublicOriginServer.StartAsync(settings, destinations, stop);
        await foreach (var ready in Task.WhenEach(database.Ready, identityServer.UntilReadyAsync(stop), api.UntilReadyAsync(stop)))
            await ready;

        await console.WriteLineAsync(Welcome.Text(settings, environment, database.IsOurs));
        await UntilAnyEndsAsync(identityServer, api, database, stop);
        await console.WriteLineAsync("Stopping.");
    }

    private static async Task UntilAnyEndsAsync(HostProcess identityServer, HostProcess api, Database database, CancellationToken stop)
    {
        var stopped = Task.Delay(Timeout.Infinite, stop);
        var first = await Task.WhenAny(stopped, identityServer.Exited, api.Exited, database.Ended);
        if (first == stopped || stop.IsCancellationRequested)
            return;

        var part = first == database.Ended ? "PostgreSQL" : first == api.Exited ? "The api host" : "The identity host";
        throw new StartRefusedException($"{part} ended by itself, so everything stops. Its log is in the folder 'logs' of DATA_DIR; start again when the cause is gone: nothing is lost.");
    }

    private static Uri Loopback() => new($"http://127.0.0.1:{FreePort.Next()}");
}
