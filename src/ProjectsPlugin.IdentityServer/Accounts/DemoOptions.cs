using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Accounts.Passwords;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>What is there to try it out. Set <c>Demo__Enabled</c> to <c>false</c> before real people use it.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>
    /// Whether there is demo data, and an account for each of its people; AppHost and the containers say <c>true</c> unless you say <c>false</c>. Switched
    /// off, those accounts are deactivated; the data goes with the first import or <c>demo remove</c>.
    /// </summary>
    public bool Enabled { get; init; }

    /// <summary>The password of the demo accounts. AppHost and the containers draw one at the first start.</summary>
    public string? Password { get; init; }
}

internal sealed class DemoOptionsRules : IValidateOptions<DemoOptions>
{
    public ValidateOptionsResult Validate(string? name, DemoOptions options)
    {
        if (!options.Enabled)
            return ValidateOptionsResult.Success;
        if (string.IsNullOrWhiteSpace(options.Password))
            return ValidateOptionsResult.Fail(
                "Demo__Enabled is true, but Demo__Password is not set. "
                + "Set it to the password that the demo accounts are to have, or set Demo__Enabled to false.");
        return options.Password.EnumerateRunes().Count() is >= PasswordRules.MinLength and <= PasswordRules.MaxLength
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Demo__Password must have {PasswordRules.MinLength} to {PasswordRules.MaxLength} characters.");
    }
}
