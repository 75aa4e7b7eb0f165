using System.CommandLine;
using ProjectsPlugin.AppHost.Settings;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.AppHost.Doctor;

/// <summary>The operator's command <c>doctor [URL]</c>: what is wrong with an installation, as assistants see it.</summary>
internal static class DoctorCommand
{
    public const string Name = "doctor";

    /// <summary>In place of the URL: what the identity server refused, which it tells itself because it has the database.</summary>
    public const string Refusals = "refusals";

    private static readonly Argument<string?> Url = new("URL") { Description = $"The installation's public address; PUBLIC_URL if left out. Or '{Refusals}': which sign-ins it refused in the last day, why, and what would allow each", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Email = new("--email") { Description = $"Signs in with this test account as well; its password comes from {PasswordPrompt.Setting}, or is asked for" };

    /// <param name="settings">Read only where no URL is given.</param>
    /// <param name="password">Tells a test account's password.</param>
    /// <param name="connections">How connections are made; as usual if null.</param>
    public static Command Create(Func<AppHostSettings> settings, Func<string, string> password, Func<SocketsHttpHandler>? connections = null)
    {
        var command = new Command(Name, "Walks through an installation from outside as each kind of assistant does, and says what is wrong and what to do. Exit code 1 if anything is.") { Url, Email };
        command.SetAction(async (parsed, cancellation) =>
        {
            var origin = parsed.GetValue(Url) is { } url ? Origin(url) : settings().PublicUrl;
            var account = parsed.GetValue(Email) is { } email ? new TestAccount(email, password(email)) : null;
            using var visit = new Visit(origin, account, connections);
            return await RunAsync(visit, parsed.InvocationConfiguration.Output, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(Visit visit, TextWriter console, CancellationToken cancellation)
    {
        await console.WriteLineAsync($"Looking at {visit.Origin} from outside.{Environment.NewLine}");
        var report = new Report(console);
        await foreach (var result in new Examination(visit).RunAsync(AllChecks.List, cancellation))
            await report.AddAsync(result);

        await report.EndAsync();
        return report.ExitCode;
    }

    private static PublicUrl Origin(string url)
    {
        try
        {
            return PublicUrl.Parse(url);
        }
        catch (FormatException fault)
        {
            throw new StartRefusedException(fault.Message.Replace(PublicUrl.Setting, "The address", StringComparison.Ordinal).Replace("Set it to", "Give", StringComparison.Ordinal), fault);
        }
    }
}
