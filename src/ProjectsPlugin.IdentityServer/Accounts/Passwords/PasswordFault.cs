namespace ProjectsPlugin.IdentityServer.Accounts.Passwords;

/// <summary>Why a password cannot be taken.</summary>
public enum PasswordFault
{
    TooShort,
    TooLong,

    /// <summary>On every guesser's list, or the person's own name or address.</summary>
    TooCommon,
}
