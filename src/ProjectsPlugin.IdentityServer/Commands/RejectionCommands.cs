using System.CommandLine;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>The operator's command <c>doctor refusals</c>: the part of the doctor that needs the database.</summary>
internal static class RejectionCommands
{
    public static Command Create(IServiceProvider services)
    {
        var all = new Option<bool>("--all") { Description = $"Tells all of them, not the newest {RejectionActions.Shown} alone" };
        var refusals = new Command("refusals", "Tells which authorization requests were refused in the last day, why, and which setting or command would allow each.") { all };
        refusals.SetDatabaseAction<RejectionActions>(services, (desk, parsed, cancellation) => desk.TellAsync(parsed, parsed.GetValue(all), cancellation));
        return new Command("doctor", "What this server knows about assistants that cannot connect.") { refusals };
    }
}
