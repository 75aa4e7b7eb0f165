using System.Globalization;

namespace ProjectsPlugin.IdentityServer.Pages;

/// <summary>Times as people read them; no page knows a person's time zone, so each says which one it is in.</summary>
internal static class UtcTime
{
    /// <summary>A day alone, for a line that has little room.</summary>
    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    public static string Readable(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.CurrentCulture);
}
