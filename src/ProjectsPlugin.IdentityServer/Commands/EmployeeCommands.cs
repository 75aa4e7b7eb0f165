using System.CommandLine;
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
        Description = "What to call the person; without it, what the directory calls the owner of the address, or else the part before the @",
        CustomParser = result =>
        {
            var name = result.Tokens[0].Value.Trim().Normalized();
            if (name.Length is 0 or > Account.NameLength || name.Any(char.IsControl))
                result.AddError($"A name has 1 to {Account.NameLength} characters on one line.");
            return name;
        },
    };

    public static Command Create(IServiceProvider services) => new("employees", "Who can sign in")
    {
        Of(services, "add", "Add a person and print a link that sets the password", (desk, parsed, stop) => desk.AddAsync(parsed, parsed.GetRequiredValue(Email), parsed.GetValue(Name), stop), Email, Name),
        Of(services, "reset", "Print a link that sets a new password; the old one works until then", (desk, parsed, stop) => desk.ResetAsync(parsed, parsed.GetRequiredValue(Email), stop), Email),
        Of(services, "list", "List everybody", (desk, parsed, stop) => desk.ListAsync(parsed, stop)),
        Of(services, "deactivate", "End a person's access at once", (desk, parsed, stop) => desk.DeactivateAsync(parsed, parsed.GetRequiredValue(Email), stop), Email),
        Of(services, "reactivate", "Let a person back in and print a link that sets a new password", (desk, parsed, stop) => desk.ReactivateAsync(parsed, parsed.GetRequiredValue(Email), stop), Email),
    };

    private static Command Of(IServiceProvider services, string name, string description, Func<EmployeeActions, ParseResult, CancellationToken, Task<int>> action, params Symbol[] inputs)
    {
        var command = new Command(name, description);
        foreach (var input in inputs)
        {
            if (input is Argument argument)
                command.Add(argument);
            else if (input is Option option)
                command.Add(option);
        }

        command.SetDatabaseAction(services, action);
        return command;
    }
}
