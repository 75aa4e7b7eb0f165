namespace ProjectsPlugin.Contracts;

/// <summary>Claims of an access token that are this product's own or that both hosts must spell alike.</summary>
public static class TokenClaims
{
    /// <summary>The <c>typ</c> header of an access token (RFC 9068, section 2.1).</summary>
    public const string AccessTokenType = "at+jwt";

    /// <summary>The sign-in that the token came from; whatever ends that sign-in ends every token that carries its id.</summary>
    public const string GrantId = "grant_id";

    public const string ClientId = "client_id";
    public const string Email = "email";
    public const string EmailVerified = "email_verified";
    public const string Name = "name";
    public const string Scope = "scope";
    public const string Subject = "sub";
}
