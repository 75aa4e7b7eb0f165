namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>Who sits in front of the browser, as the session behind the cookie says.</summary>
/// <param name="AccountId">The <c>sub</c> of every token issued for this person.</param>
/// <param name="Email">The account's verified address.</param>
/// <param name="Name">What to call the person.</param>
/// <param name="SessionId">The sign-in on this browser.</param>
/// <param name="SignedInAt">When the password was last entered, or a provider last proved the person (<c>auth_time</c>).</param>
public sealed record SignedInPerson(Guid AccountId, string Email, string Name, Guid SessionId, DateTimeOffset SignedInAt);
