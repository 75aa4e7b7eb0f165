using System.CommandLine;
using ProjectsPlugin.CommandLine;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor;

/// <summary>The command that says what is wrong with an installation, as assistants see it: <c>doctor [URL]</c> of AppHost, and the tool.</summary>
internal static class DoctorCommand
{
    /// <param name="name">What the operator types for it.</param>
    /// <param name="publicUrl">The address to look at where none is given; a <see cref="FormatException"/> says why there is none.</param>
    /// <param name="password">A test account's password; null if there is none, and nobody to ask.</param>
    /// <param name="connections">How connections are made; as usual if null.</param>
    /// <param name="time">Says which assistants are still there; the machine's clock if null.</param>
    public static Command Create(
        string name,
        Func<PublicUrl> publicUrl,
        Func<string, string?> password,
        Func<SocketsHttpHandler>? connections = null,
        TimeProvider? time = null)
    {
        var url = new Argument<PublicUrl?>("URL")
        {
            Description = $"The public address of the installation; {PublicUrl.Setting} if left out",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result =>
            {
                try
                {
                    return PublicUrl.Parse(result.Tokens[0].Value);
                }
                catch (FormatException fault)
                {
                    result.AddError(fault.Message
                        .Replace(PublicUrl.Setting, "The address", StringComparison.Ordinal)
                        .Replace("Set it to", "Give", StringComparison.Ordinal));
                    return null;
                }
            },
        };
        var email = new Option<string?>("--email")
        {
            Description = "Also sign in with this test account, read who it is and revoke the access again; "
                + $"the password comes from {PasswordPrompt.Setting}, or is asked for",
        };
        var command = new DocumentedCommand(
            name,
            "Check an installation from outside, as each kind of assistant sees it, and say what is wrong and how to fix it",
            $"{name} https://plugin.example.org",
            $"{name} https://plugin.example.org --email test@example.org") { url, email };
        command.ExitCodes = [("0", "No check failed"), ("1", "A check failed, or the arguments are wrong")];
        command.SetAction(async (parsed, cancellation) =>
        {
            TestAccount? account = null;
            if (parsed.GetValue(email) is { } address)
            {
                if (password(address) is not { } typed)
                    return parsed.Refuse(
                        $"The password of {address} is missing. Set {PasswordPrompt.Setting}, or run this in a terminal, where it is asked for.");
                account = new TestAccount(address, typed);
            }

            try
            {
                using var context = new CheckContext(parsed.GetValue(url) ?? publicUrl(), account, connections);
                return await RunAsync(context, AllChecks.Create(time ?? TimeProvider.System), parsed.InvocationConfiguration.Output, cancellation);
            }
            catch (FormatException fault)
            {
                return parsed.Refuse($"No address is given, and {fault.Message}");
            }
        });
        return command;
    }

    /// <summary>Runs the command with arguments that do not name it.</summary>
    public static Task<int> RunAsync(Command command, string[] args, InvocationConfiguration? console = null, CancellationToken cancellation = default) =>
        CommandLineProgram.RunAsync(command, args, console, cancellation);

    private static async Task<int> RunAsync(CheckContext context, IReadOnlyList<Check> checks, TextWriter console, CancellationToken cancellation)
    {
        await console.WriteLineAsync($"Looking at {context.Origin} from outside.{Environment.NewLine}");
        var report = new ConsoleReport(console);
        await foreach (var result in new CheckRunner(context).RunAsync(checks, cancellation))
            await report.AddAsync(result);

        await report.EndAsync();
        return report.ExitCode;
    }
}
