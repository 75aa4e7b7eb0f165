namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>A document that was looked up: what it says, or why it cannot be used.</summary>
/// <param name="Value">What it says; null if it cannot be used. With a fault, what a copy of ours says, for want of anything newer.</param>
/// <param name="Fault">Why it cannot be used, to stand after the address and a colon.</param>
internal sealed record DocumentResult<T>(T? Value, string? Fault)
    where T : class;
