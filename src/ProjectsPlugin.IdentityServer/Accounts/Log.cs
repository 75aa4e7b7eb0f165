namespace ProjectsPlugin.IdentityServer.Accounts;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Password accepted for account {Account}")]
    public static partial void PasswordAccepted(ILogger logger, Guid account);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sign-in refused; account {Account} (none: unknown, locked, deactivated or without a password)")]
    public static partial void SignInRefused(ILogger logger, Guid? account);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sign-in refused; account {Account} is in no group of Groups__AllowSignIn")]
    public static partial void SignInNotAllowed(ILogger logger, Guid account);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Account {Account} is in no group of Groups__AllowSignIn any more: its sessions and everything that assistants had from it have ended")]
    public static partial void SignInGroupLost(ILogger logger, Guid account);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Too many passwords are waiting to be checked; a caller was asked to try again")]
    public static partial void TooManyPasswordsWaiting(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {Account} signed in, session {Session}")]
    public static partial void SessionStarted(ILogger logger, Guid account, Guid session);

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {Account} signed out, session {Session}")]
    public static partial void SessionEnded(ILogger logger, Guid account, Guid session);

    [LoggerMessage(Level = LogLevel.Information, Message = "Password link made for account {Account}")]
    public static partial void PasswordLinkMade(ILogger logger, Guid account);

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {Account} has a new password; its sessions ended")]
    public static partial void PasswordChanged(ILogger logger, Guid account);

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {Account} added")]
    public static partial void AccountAdded(ILogger logger, Guid account);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Demo__Enabled is off, so demo account {Account} is deactivated: its sessions and everything that assistants had from it have ended")]
    public static partial void DemoAccountEnded(ILogger logger, Guid account);

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {Account} deactivated")]
    public static partial void AccountDeactivated(ILogger logger, Guid account);

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {Account} reactivated")]
    public static partial void AccountReactivated(ILogger logger, Guid account);

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {Account} came by identity provider {Provider}")]
    public static partial void SignedInByProvider(ILogger logger, Guid account, string provider);

    [LoggerMessage(Level = LogLevel.Information, Message = "Account {Account} linked with a person of identity provider {Provider}")]
    public static partial void IdentityLinked(ILogger logger, Guid account, string provider);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A person of identity provider {Provider} was not let in ({Reason}); they were given the code {Code}")]
    public static partial void ProviderSignInRejected(ILogger logger, string provider, Providers.SignInRejection reason, string code);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Identity provider {Provider} names too many groups for its claim {Claim}, so account {Account} keeps the groups that it had. "
            + "Let the provider send app roles or selected groups alone, or provision groups by SCIM")]
    public static partial void GroupsElsewhere(ILogger logger, string provider, string claim, Guid account);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in by identity provider {Provider} failed: {Reason}")]
    public static partial void ProviderSignInFailed(ILogger logger, string provider, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Identity provider {Provider} cannot be used, its button is off: {Fault}")]
    public static partial void ProviderUnavailable(ILogger logger, string provider, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Identity provider {Provider} can be used again")]
    public static partial void ProviderAvailable(ILogger logger, string provider);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Sessions} expired sessions and {Links} expired password links removed")]
    public static partial void Pruned(ILogger logger, int sessions, int links);
}
