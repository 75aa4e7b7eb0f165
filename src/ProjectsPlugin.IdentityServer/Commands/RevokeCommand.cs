using System.CommandLine;
using ProjectsPlugin.CommandLine;
using ProjectsPlugin.IdentityServer.Grants;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>The operator's command <c>revoke --all</c>, or <c>--employee EMAIL</c>, or <c>--client ID</c>.</summary>
internal static class RevokeCommand
{
    private const int SaidEvery = 50_000;

    private static readonly Option<bool> All = new("--all") { Description = "Every session and every grant; everybody has to sign in and connect again" };

    private static readonly Option<string?> Employee = new("--employee")
    {
        Description = "One person's sessions and grants; they can sign in again",
        HelpName = "EMAIL",
    };

    private static readonly Option<string?> Client = new("--client")
    {
        Description = "Everybody's grants to one client; it can ask again",
        HelpName = "ID",
    };

    public static Command Create(IServiceProvider services)
    {
        var summary = "Revoke access of assistants at once, without asking, and say how much it was";
        var command = new DocumentedCommand("revoke", summary, "revoke --all", "revoke --employee ana@example.org", "revoke --client gpt-action")
        {
            All,
            Employee,
            Client,
        };
        command.Usage = "revoke (--all | --employee EMAIL | --client ID)";
        command.Validators.Add(result =>
        {
            if (new[] { result.GetValue(All), result.GetValue(Employee) is not null, result.GetValue(Client) is not null }.Count(given => given) != 1)
                result.AddError("Say whose access is to end: --all, --employee EMAIL or --client ID.");
        });
        return command.WithDatabaseAction<GrantRevocation>(services, (revocation, parsed, cancellation) =>
            (parsed.GetValue(Employee), parsed.GetValue(Client)) switch
            {
                ({ } email, _) => RevokeEmployeeAsync(revocation, parsed, email, cancellation),
                (_, { } clientId) => RevokeClientAsync(revocation, parsed, clientId, cancellation),
                _ => RevokeAllAsync(revocation, parsed, cancellation),
            });
    }

    private static async Task<int> RevokeAllAsync(GrantRevocation revocation, ParseResult parsed, CancellationToken cancellation)
    {
        var revoked = await revocation.RevokeManyAsync(GrantFilter.All, Progress(parsed), cancellation);
        return parsed.Say(
            "Within two seconds no assistant reads anything any more; everybody has to sign in and connect their assistants anew. " + Ended(revoked));
    }

    private static async Task<int> RevokeEmployeeAsync(GrantRevocation revocation, ParseResult parsed, string email, CancellationToken cancellation) =>
        await revocation.RevokeEmployeeAsync(email, cancellation) is { } revoked
            ? parsed.Say($"All access for {email} has been revoked. They can sign in again. {Ended(revoked)} To keep them out: employees deactivate {email}")
            : parsed.Refuse($"No account has the address {email}. To see all: employees list");

    private static async Task<int> RevokeClientAsync(GrantRevocation revocation, ParseResult parsed, string clientId, CancellationToken cancellation) =>
        await revocation.RevokeClientAsync(clientId, Progress(parsed), cancellation) is { } revoked
            ? parsed.Say($"{clientId} reads nothing any more, and can ask again. {Ended(revoked)} To keep it out: clients block {clientId}")
            : parsed.Refuse($"There is no client {clientId}. To see all: clients list");

    private static Action<int> Progress(ParseResult parsed) => ended =>
    {
        if (ended % SaidEvery == 0)
            parsed.Say($"{ended} grants have ended; going on.");
    };

    private static string Ended((int Grants, int Sessions) revoked) => $"Ended: {revoked.Grants} grants, {revoked.Sessions} sessions.";
}
