namespace ProjectsPlugin.Hosting;

/// <summary>The address of a mailbox as a link.</summary>
public static class Mailto
{
    /// <summary>Each part is escaped, so that nothing in an address becomes a subject or a copy (RFC 6068, section 2).</summary>
    public static string Of(string address) => $"mailto:{string.Join('@', address.Split('@').Select(Uri.EscapeDataString))}";
}
