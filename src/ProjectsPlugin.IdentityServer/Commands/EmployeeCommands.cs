using System.CommandLine;
using ProjectsPlugin.CommandLine;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>The operator's commands <c>employees …</c>.</summary>
internal static class EmployeeCommands
{
    private static readonly Argument<string> Email = new("EMAIL")
    {
        Description = "The person's e-mail address, which is the sign-in name",
        CustomParser = result =>
        {
            if (EmailAddress.TryParse(result.Tokens[0].Value) is { } email)
                return email;
            result.AddError($"'{result.Tokens[0].Value}' is not an e-mail address. Write it as ana@example.com.");
            return null;
        },
    };

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "What to call the person; if left out, the name in the directory, or else the part of the address before the @",
        CustomParser = result =>
        {
            var name = result.Tokens[0].Value.Trim().Normalized();
            if (name.Length is 0 or > Account.NameLength || name.Any(char.IsControl))
                result.AddError($"A name has 1 to {Account.NameLength} characters on one line.");
            return name;
        },
    };

    public static Command Create(IServiceProvider services) => new("employees", "Manage who can sign in")
    {
        new DocumentedCommand(
            "add", "Add a person and print a link that sets the password", "employees add ana@example.org --name \"Ana Silva\"") { Email, Name }
            .WithDatabaseAction<EmployeeProvisioning>(services, async (employees, parsed, cancellation) =>
                EmployeeOutput.Added(parsed, EmailOf(parsed), await employees.AddAsync(EmailOf(parsed), parsed.GetValue(Name), cancellation))),
        new DocumentedCommand("reset", "Print a link that sets a new password; the old one works until then", "employees reset ana@example.org") { Email }
            .WithDatabaseAction<EmployeeProvisioning>(services, async (employees, parsed, cancellation) =>
                EmployeeOutput.Reset(parsed, EmailOf(parsed), await employees.ResetPasswordAsync(EmailOf(parsed), cancellation))),
        new DocumentedCommand("list", "List every account with its state, id and name", "employees list")
            .WithDatabaseAction<EmployeeProvisioning>(services, async (employees, parsed, cancellation) =>
                EmployeeOutput.List(parsed, await employees.ListAsync(cancellation))),
        new DocumentedCommand("deactivate", "End a person's sessions, assistants and sign-in at once", "employees deactivate ana@example.org") { Email }
            .WithDatabaseAction<EmployeeProvisioning>(services, async (employees, parsed, cancellation) =>
                EmployeeOutput.Deactivated(parsed, EmailOf(parsed), await employees.DeactivateAsync(EmailOf(parsed), cancellation))),
        new DocumentedCommand("reactivate", "Let a person back in and print a link that sets a new password", "employees reactivate ana@example.org") { Email }
            .WithDatabaseAction<EmployeeProvisioning>(services, async (employees, parsed, cancellation) =>
                EmployeeOutput.Reactivated(parsed, EmailOf(parsed), await employees.ReactivateAsync(EmailOf(parsed), cancellation))),
    };

    private static string EmailOf(ParseResult parsed) => parsed.GetRequiredValue(Email);
}
