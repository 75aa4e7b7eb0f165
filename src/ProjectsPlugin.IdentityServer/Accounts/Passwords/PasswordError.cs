namespace ProjectsPlugin.IdentityServer.Accounts.Passwords;

/// <summary>Why a password cannot be taken.</summary>
public enum PasswordError
{
    TooShort,
    TooLong,

    /// <summary>On every guesser's list, or the person's own name or address.</summary>
    TooCommon,
}
