namespace ProjectsPlugin.IdentityServer.Accounts.Passwords;

/// <summary>A link that works: whose password it sets, and until when.</summary>
public sealed record PasswordLink(Guid AccountId, string Email, string Name, DateTimeOffset ExpiresAt);
