using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts.Passwords;

/// <summary>What became of a new password.</summary>
public abstract record SetPasswordOutcome
{
    private SetPasswordOutcome()
    {
    }

    /// <summary>The account has the password, the link is used up, and every session of the account has ended.</summary>
    public sealed record PasswordSet(Account Account) : SetPasswordOutcome;

    /// <summary>Unknown, used, replaced by a newer link, expired, or its account was deactivated.</summary>
    public sealed record LinkInvalid : SetPasswordOutcome;

    /// <summary>The link stays good for another try.</summary>
    public sealed record PasswordRefused(PasswordError Fault) : SetPasswordOutcome;

    /// <summary>Too many others are waiting; nothing was changed. Ask to try again in a moment (503).</summary>
    public sealed record Busy : SetPasswordOutcome;
}
