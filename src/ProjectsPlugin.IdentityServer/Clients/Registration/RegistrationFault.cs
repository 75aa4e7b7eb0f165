namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>Why a client was not registered (RFC 7591, section 3.2.2).</summary>
/// <param name="Error">The RFC's error code.</param>
/// <param name="ErrorDescription">What to mend, for whoever made the client.</param>
internal sealed record RegistrationFault(string Error, string ErrorDescription)
{
    public static RegistrationFault Redirect(string description) => new("invalid_redirect_uri", description);

    public static RegistrationFault Metadata(string description) => new("invalid_client_metadata", description);
}
