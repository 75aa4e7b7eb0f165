using System.CommandLine;
using System.Globalization;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Accounts.Passwords;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>Does what an operator asks about employees, and says what became of it and what to do next.</summary>
internal sealed class EmployeeActions(Employees employees, PeopleDirectory directory, PasswordLinks links, TimeProvider time)
{
    public async Task<int> AddAsync(ParseResult parsed, string email, string? name, CancellationToken cancellation)
    {
        var found = await directory.FindAsync(email, cancellation);
        if (await employees.AddAsync(email, name ?? (found as DirectoryAnswer.Somebody)?.Name ?? BeforeTheAt(email)) is { } added)
            return await HandOutLinkAsync(parsed, added, $"Added {email} as {added.Name}.{Lack(found)}", cancellation);

        return await employees.FindAsync(email, cancellation) is { DeactivatedAt: not null }
            ? parsed.Refuse($"{email} has an account that is deactivated. To let the person back in: employees reactivate {email}")
            : parsed.Refuse($"{email} has an account already. For a link that sets a new password: employees reset {email}");
    }

    public async Task<int> ResetAsync(ParseResult parsed, string email, CancellationToken cancellation) =>
        await employees.FindAsync(email, cancellation) switch
        {
            null => Unknown(parsed, email),
            { DeactivatedAt: not null } => parsed.Refuse($"{email} is deactivated. To let the person back in: employees reactivate {email}"),
            { IsDemo: true } => parsed.Refuse($"{email} is a demo account. Its password is the setting Demo__Password."),
            var account => await HandOutLinkAsync(parsed, account, $"{email} can set a new password, which ends every session. Until then the old password works.", cancellation),
        };

    public async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var accounts = await employees.ListAsync(cancellation);
        if (accounts.Count == 0)
            return parsed.Say("Nobody yet. To add a person: employees add EMAIL");

        var width = accounts.Max(account => account.Email!.Length);
        foreach (var account in accounts)
            parsed.Say($"{account.Email!.PadRight(width)}  {StateOf(account),-32}  {account.Id}  {account.Name}");
        return 0;
    }

    public async Task<int> DeactivateAsync(ParseResult parsed, string email, CancellationToken cancellation)
    {
        if (await employees.FindAsync(email, cancellation) is not { } account)
            return Unknown(parsed, email);

        return await employees.DeactivateAsync(account.Id, cancellation)
            ? parsed.Say($"Deactivated {email}. Its sessions have ended, and within two seconds no assistant reads anything for it any more.")
            : parsed.Say($"{email} was deactivated already.");
    }

    public async Task<int> ReactivateAsync(ParseResult parsed, string email, CancellationToken cancellation)
    {
        if (await employees.FindAsync(email, cancellation) is not { } account)
            return Unknown(parsed, email);

        return await employees.ReactivateAsync(account.Id, cancellation)
            ? await HandOutLinkAsync(parsed, account, $"Reactivated {email}. The old password is gone.", cancellation)
            : parsed.Refuse($"{email} is active. For a link that sets a new password: employees reset {email}");
    }

    private async Task<int> HandOutLinkAsync(ParseResult parsed, Account account, string done, CancellationToken cancellation)
    {
        var link = await links.CreateAsync(account, cancellation);
        var until = (time.GetUtcNow() + links.Lifetime).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return parsed.Say($"{done}\nGive the person this link. It works once, until {until} UTC, and only the newest one does:\n{link}");
    }

    private string StateOf(Account account) => account switch
    {
        { DeactivatedAt: { } since } => $"deactivated {since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
        { PasswordHash: null } => "no password yet",
        { LockoutEnd: { } end } when end > time.GetUtcNow() => $"locked to strangers until {end.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC",
        { IsDemo: true } => "active, demo",
        _ => "active",
    };

    private static string BeforeTheAt(string email) => string.Concat(email[..email.LastIndexOf('@')].EnumerateRunes().Take(Account.NameLength));

    private static string Lack(DirectoryAnswer found) => found switch
    {
        DirectoryAnswer.Nobody =>
            "\nThe directory has nobody with this address, so assistants cannot tell who the person is (get_me). Import the person: import FILE",
        DirectoryAnswer.Empty => "\nThe directory is empty, or the API has not told of it yet, as it does at its start and after an import. "
            + "Without an entry with this address assistants cannot tell who the person is (get_me). Import the person: import FILE",
        _ => "",
    };

    private static int Unknown(ParseResult parsed, string email) =>
        parsed.Refuse($"No account has the address {email}. To see all: employees list");
}
