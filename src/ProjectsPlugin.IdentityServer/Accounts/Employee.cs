namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>A person who may act now, as tokens describe one.</summary>
/// <param name="Email">The verified address.</param>
/// <param name="Name">What to call the person.</param>
public sealed record Employee(string Email, string Name);
