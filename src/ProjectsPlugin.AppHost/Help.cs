using System.CommandLine;
using System.CommandLine.Help;
using ProjectsPlugin.CommandLine;

namespace ProjectsPlugin.AppHost;

/// <summary>What AppHost can do, as <c>--help</c> tells it.</summary>
internal static class Help
{
    private static readonly (string, string)[] Settings =
    [
        ("PUBLIC_URL", "The origin that people type. Default: http://localhost:8080"),
        ("LISTEN", "Where it listens behind a proxy or tunnel. Default: PUBLIC_URL if that is http"),
        ("TrustedProxies", "Addresses whose X-Forwarded-For is believed. Default: loopback"),
        ("DATA_DIR", "The folder of database files, logs and generated secrets. Default: .data in the repository"),
        ("ConnectionStrings__Postgres", "A PostgreSQL to use instead of its own"),
        ("Demo__Enabled", "Whether there are demo data and accounts. Default: true"),
    ];

    /// <summary>The commands, each as far as its name and arguments.</summary>
    public static Command Root { get; } = Create();

    public static bool IsAskedBy(string[] args) => args is ["-h" or "-?" or "--help" or "help", ..];

    public static void Write(TextWriter output)
    {
        CommandHelp.Write(Root, output);
        CommandHelp.WriteRows(output, "Settings (environment variables; docs/settings.md has them all)", Settings);
    }

    private static DocumentedCommand Create()
    {
        const string Program = "dotnet run --project src/ProjectsPlugin.AppHost";
        var root = new DocumentedCommand(
            "AppHost",
            "Run PostgreSQL, the identity server and the API behind one origin until Ctrl-C, or run a command instead, whether they run or not",
            Program,
            $"{Program} -- import company.json",
            $"{Program} -- employees add ana@example.org")
        {
            Passed("import", "FILE", "Load projects, people and company from a JSON file"),
            Passed("demo", "COMMAND", "Manage the demo data: remove. The first import removes it, too"),
            Passed("employees", "COMMAND", "Manage who can sign in: add, reset, list, deactivate, reactivate"),
            Passed("clients", "COMMAND", "Manage which assistants may ask: list, reset, block, unblock"),
            Passed("revoke", "OPTION", "Revoke sessions and access of assistants: --all, --employee EMAIL, --client ID"),
            Passed("scim", "COMMAND", "Manage the tokens of an identity provider: tokens add, tokens list, tokens revoke"),
            Passed("doctor", "[URL]", "Say what an assistant would stumble over at this address, and how to fix it"),
            new HelpOption(),
        };
        root.Usage = $"{Program} [-- COMMAND]";
        root.ExitCodes = [("0", "Stopped as asked, or the command did its work"), ("1", "A setting or argument is wrong, or the command failed")];
        return root;
    }

    private static Command Passed(string name, string argument, string description) => new(name, description) { new Argument<string>(argument) };
}
