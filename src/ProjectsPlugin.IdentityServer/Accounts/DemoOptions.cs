using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Accounts.Passwords;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>The settings <c>Demo__…</c>.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Whether each person of the demo data has an account.</summary>
    public bool Enabled { get; init; }

    /// <summary>The password of the demo accounts.</summary>
    public string? Password { get; init; }
}

internal sealed class DemoOptionsRules : IValidateOptions<DemoOptions>
{
    public ValidateOptionsResult Validate(string? name, DemoOptions options)
    {
        if (!options.Enabled)
            return ValidateOptionsResult.Success;
        if (string.IsNullOrWhiteSpace(options.Password))
            return ValidateOptionsResult.Fail("Demo__Enabled is true, but Demo__Password is not set. Set it to the password that the demo accounts are to have, or set Demo__Enabled to false.");
        return options.Password.EnumerateRunes().Count() is >= PasswordRules.MinLength and <= PasswordRules.MaxLength
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Demo__Password must have {PasswordRules.MinLength} to {PasswordRules.MaxLength} characters.");
    }
}
