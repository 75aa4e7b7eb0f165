namespace ProjectsPlugin.IdentityServer.Accounts.Passwords;

public enum PasswordVerdict
{
    Wrong,
    Right,

    /// <summary>Right, but kept as a weaker hash than is made today.</summary>
    RightButOutdated,
}
