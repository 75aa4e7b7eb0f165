using System.Diagnostics;
using ProjectsPlugin.IdentityServer;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Accounts;

/// <summary>An operator's terminal, in which the identity server's program is run with arguments.</summary>
internal sealed class Terminal(string connectionString, IReadOnlyDictionary<string, string?>? settings = null)
{
    public async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(IdentityServerMarker).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["PUBLIC_URL"] = "https://plugin.example.org";
        start.Environment["ConnectionStrings__Postgres"] = connectionString;
        start.Environment["Clients__ChatGptPlugin__ClientSecret"] = ConfiguredClient.ChatGptPlugin.Secret;
        start.Environment["Clients__GptAction__ClientSecret"] = ConfiguredClient.GptAction.Secret;
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;

        using var process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var errors = process.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, await output, await errors);
    }
}
