namespace ProjectsPlugin.Contracts;

/// <summary>
/// How the API finds the person behind a token's <see cref="TokenClaims.Subject"/>, so that no token has to carry an address that its client was
/// not given. Columns: <c>id</c>, a uuid, which is that subject, and <c>email</c>, which an operator has vouched for.
/// </summary>
public static class ActiveEmployees
{
    /// <summary>A view that the identity server makes, of the accounts that may act now.</summary>
    public const string View = "identity.active_employees";
}
