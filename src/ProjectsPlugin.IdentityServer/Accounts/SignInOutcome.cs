using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>What became of an e-mail address and a password.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    public sealed record SignedIn(Account Account) : SignInOutcome;

    /// <summary>One answer for an unknown address, a wrong password, and an account that is locked, ended or without a password yet.</summary>
    public sealed record Refused : SignInOutcome;

    /// <summary>The password is right, and the person is in none of the groups whose members may sign in.</summary>
    public sealed record NotAllowed : SignInOutcome;

    /// <summary>Too many others are waiting; nothing was checked or counted. Ask to try again in a moment (503).</summary>
    public sealed record Busy : SignInOutcome;
}
