using System.Globalization;
using System.Security.Claims;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;

namespace ProjectsPlugin.IdentityServer.Engine.Duende;

/// <summary>What a person granted, as the subject that Duende keeps in codes and refresh tokens, which only we read.</summary>
internal static class GrantSubject
{
    private const string AuthenticationTime = "auth_time";
    private const string IdentityProvider = "idp";
    private const string GrantedAt = "granted_at";
    private const string SessionId = "session_id";
    private const string Audience = "granted_audience";

    public static ClaimsPrincipal Create(SignedInPerson person, Guid grantId, DateTimeOffset now, IEnumerable<string> audiences) => new(new ClaimsIdentity(
        [
            new(TokenClaims.Subject, person.AccountId.ToString()),
            new(AuthenticationTime, Seconds(person.SignedInAt), ClaimValueTypes.Integer64),
            new(IdentityProvider, "local"),
            new(TokenClaims.GrantId, grantId.ToString()),
            new(GrantedAt, Seconds(now)),
            new(SessionId, person.SessionId.ToString()),
            .. audiences.Select(audience => new Claim(Audience, audience)),
        ],
        "ProjectsPlugin"));

    /// <summary>The same in a refresh token of that step.</summary>
    public static ClaimsPrincipal At(this ClaimsPrincipal subject, RefreshStep step) => new(new ClaimsIdentity(
        subject.Claims.Where(claim => claim.Type != RefreshStep.Claim).Append(new Claim(RefreshStep.Claim, step.ToString())), "ProjectsPlugin"));

    public static Guid GetGrantId(this ClaimsPrincipal subject) => Guid.Parse(subject.FindFirstValue(TokenClaims.GrantId)!);

    public static Guid GetAccountId(this ClaimsPrincipal subject) => Guid.Parse(subject.FindFirstValue(TokenClaims.Subject)!);

    /// <summary>When the person allowed it.</summary>
    public static DateTimeOffset GetGrantedAt(this ClaimsPrincipal subject) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(subject.FindFirstValue(GrantedAt)!, CultureInfo.InvariantCulture));

    public static Guid GetSessionOfGrant(this ClaimsPrincipal subject) => Guid.Parse(subject.FindFirstValue(SessionId)!);

    /// <summary>Whom the tokens are for.</summary>
    public static IEnumerable<string> GetAudiences(this ClaimsPrincipal subject) => subject.FindAll(Audience).Select(claim => claim.Value);

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
