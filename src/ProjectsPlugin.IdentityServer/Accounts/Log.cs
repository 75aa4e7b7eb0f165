namespace ProjectsPlugin.IdentityServer.Accounts;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Password accepted for account {Account}")]
    public static partial void PasswordAccepted(ILogger logger, Guid account);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sign-in refused; account {Account} (none: unknown, locked, deactivated or without a password)")]
    public static partial void SignInRefused(ILogger logger, Guid? account);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sign-in refused; account {Account} is in no group of Groups__AllowSignIn")]
    public static partial void SignInNotAllowed(ILogger logger, Guid account);

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

    [LoggerMessage(Level = LogLevel.Information, Message = "{Sessions} expired sessions and {Links} expired password links removed")]
    public static partial void Pruned(ILogger logger, int sessions, int links);
}
