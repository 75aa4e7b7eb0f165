using System.CommandLine;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>The operator's command <c>revoke --all</c>, or <c>--employee EMAIL</c>, or <c>--client ID</c>.</summary>
internal static class RevokeCommand
{
    private static readonly Option<bool> All = new("--all") { Description = "Everybody's: every session and every grant" };
    private static readonly Option<string?> Employee = new("--employee") { Description = "One person's sessions and grants, by e-mail address; they can sign in again" };
    private static readonly Option<string?> Client = new("--client") { Description = "Everybody's grants to one client, by its id; it can ask again" };

    public static Command Create(IServiceProvider services)
    {
        var command = new Command("revoke", "Ends access at once that people have given assistants; asks nothing, and says how many.") { All, Employee, Client };
        command.Validators.Add(result =>
        {
            if (new[] { result.GetValue(All), result.GetValue(Employee) is not null, result.GetValue(Client) is not null }.Count(given => given) != 1)
                result.AddError("Say whose access is to end: --all, --employee EMAIL or --client ID.");
        });
        command.SetDatabaseAction<RevocationActions>(services, (desk, parsed, cancellation) => (parsed.GetValue(Employee), parsed.GetValue(Client)) switch
        {
            ({ } email, _) => desk.RevokeEmployeeAsync(parsed, email, cancellation),
            (_, { } clientId) => desk.RevokeClientAsync(parsed, clientId, cancellation),
            _ => desk.RevokeAllAsync(parsed, cancellation),
        });
        return command;
    }
}
