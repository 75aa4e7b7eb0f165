namespace ProjectsPlugin.Contracts;

/// <summary>By how much the clocks of two machines may differ where a token's times are checked (RFC 7519, section 4.1.4).</summary>
public static class ClockSkew
{
    public static TimeSpan Allowed { get; } = TimeSpan.FromSeconds(30);
}
