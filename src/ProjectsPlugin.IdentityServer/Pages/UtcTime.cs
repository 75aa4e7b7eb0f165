using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace ProjectsPlugin.IdentityServer.Pages;

/// <summary>Times as people read them. No server knows a person's time zone, so each says that it is UTC; the script turns it into their own.</summary>
internal static class UtcTime
{
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.CurrentCulture);

    /// <summary>For the script to make local, as in "today 02:43".</summary>
    public static IHtmlContent Element(DateTimeOffset time) => Element(time, "long", Text(time));

    /// <summary>The same for a line that has little room: without the script a day alone.</summary>
    public static IHtmlContent ShortElement(DateTimeOffset time) =>
        Element(time, "medium", time.UtcDateTime.ToString("d MMM yyyy", CultureInfo.CurrentCulture));

    private static HtmlFormattableString Element(DateTimeOffset time, string style, string text) =>
        new("<time datetime=\"{0}\" data-local=\"{1}\">{2}</time>", time.ToString("O", CultureInfo.InvariantCulture), style, text);
}
