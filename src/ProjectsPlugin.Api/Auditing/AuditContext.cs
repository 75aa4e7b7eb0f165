namespace ProjectsPlugin.Api.Auditing;

/// <summary>What the audit line of this call says where its address does not: one address answers every MCP method.</summary>
internal sealed class AuditContext
{
    /// <summary>What was called, by a name of ours and never by what the caller wrote; the endpoint's name if null.</summary>
    public string? Operation { get; set; }

    /// <summary>What the call needs; the endpoint's policy if null.</summary>
    public string? Scope { get; set; }

    /// <summary>How the call ended, beyond its HTTP status; null if that says all.</summary>
    public string? Outcome { get; set; }
}
