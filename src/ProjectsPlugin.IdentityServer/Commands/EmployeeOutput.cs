using System.CommandLine;
using System.Globalization;
using ProjectsPlugin.CommandLine;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>Prints what became of the commands <c>employees …</c>, and what to do next. Each returns the exit code.</summary>
internal static class EmployeeOutput
{
    public static int Added(ParseResult parsed, string email, ProvisioningResult result) => result switch
    {
        ProvisioningResult.AlreadyDeactivated =>
            parsed.Refuse($"{email} has an account that is deactivated. To let the person back in: employees reactivate {email}"),
        ProvisioningResult.AlreadyActive =>
            parsed.Refuse($"{email} has an account already. For a link that sets a new password: employees reset {email}"),
        ProvisioningResult.LinkCreated added => Link(parsed, added, $"Added {email} as {added.Name}.{DirectoryNote(added.Entry)}"),
        _ => throw Unexpected(result),
    };

    public static int Reset(ParseResult parsed, string email, ProvisioningResult result) => result switch
    {
        ProvisioningResult.NotFound => NotFound(parsed, email),
        ProvisioningResult.AlreadyDeactivated => parsed.Refuse($"{email} is deactivated. To let the person back in: employees reactivate {email}"),
        ProvisioningResult.DemoAccount => parsed.Refuse($"{email} is a demo account. Its password is the setting Demo__Password."),
        ProvisioningResult.LinkCreated reset =>
            Link(parsed, reset, $"{email} can set a new password, which ends every session. Until then the old password works."),
        _ => throw Unexpected(result),
    };

    public static int Deactivated(ParseResult parsed, string email, ProvisioningResult result) => result switch
    {
        ProvisioningResult.NotFound => NotFound(parsed, email),
        ProvisioningResult.AlreadyDeactivated => parsed.Say($"{email} was deactivated already."),
        ProvisioningResult.Deactivated =>
            parsed.Say($"Deactivated {email}. Its sessions have ended, and within two seconds no assistant reads anything for it any more."),
        _ => throw Unexpected(result),
    };

    public static int Reactivated(ParseResult parsed, string email, ProvisioningResult result) => result switch
    {
        ProvisioningResult.NotFound => NotFound(parsed, email),
        ProvisioningResult.AlreadyActive => parsed.Refuse($"{email} is active. For a link that sets a new password: employees reset {email}"),
        ProvisioningResult.LinkCreated reactivated => Link(parsed, reactivated, $"Reactivated {email}. The old password is gone."),
        _ => throw Unexpected(result),
    };

    public static int List(ParseResult parsed, IReadOnlyList<(Account Account, AccountStatus Status)> accounts)
    {
        if (accounts.Count == 0)
            return parsed.Say("Nobody yet. To add a person: employees add EMAIL");

        var width = accounts.Max(row => row.Account.Email!.Length);
        foreach (var (account, status) in accounts)
            parsed.Say($"{account.Email!.PadRight(width)}  {Describe(account, status),-32}  {account.Id}  {account.Name}");
        return 0;
    }

    private static int NotFound(ParseResult parsed, string email) => parsed.Refuse($"No account has the address {email}. To see all: employees list");

    private static int Link(ParseResult parsed, ProvisioningResult.LinkCreated link, string done)
    {
        var until = link.ExpiresAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return parsed.Say($"{done}\nGive the person this link. It works once, until {until} UTC, and only the newest one does:\n{link.Url}");
    }

    private static string DirectoryNote(DirectoryLookup? entry) => entry switch
    {
        DirectoryLookup.NotFound =>
            "\nThe directory has nobody with this address, so assistants cannot tell who the person is (get_me). Import the person: import FILE",
        DirectoryLookup.EmptyDirectory => "\nThe directory is empty, or the API has not told of it yet, as it does at its start and after an import. "
            + "Without an entry with this address assistants cannot tell who the person is (get_me). Import the person: import FILE",
        _ => "",
    };

    private static string Describe(Account account, AccountStatus status) => status switch
    {
        AccountStatus.Deactivated => $"deactivated {account.DeactivatedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
        AccountStatus.WithoutPassword => "no password yet",
        AccountStatus.LockedOut => $"locked to strangers until {account.LockoutEnd?.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC",
        AccountStatus.ActiveDemo => "active, demo",
        _ => "active",
    };

    private static InvalidOperationException Unexpected(ProvisioningResult result) => new($"This command does not end with {result.GetType().Name}.");
}
