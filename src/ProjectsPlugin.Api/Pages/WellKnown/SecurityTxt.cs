using System.Globalization;
using System.Text;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Pages.WellKnown;

/// <summary>Whom to tell of a weakness that was found here (RFC 9116).</summary>
internal static class SecurityTxt
{
    // Less than a year (RFC 9116, section 2.5.5). It is made anew each day, for as long as somebody is there to answer.
    private const int Days = 180;

    /// <param name="contact">An e-mail address.</param>
    /// <param name="publicUrl">Where this is published.</param>
    /// <param name="now">From when on it is good.</param>
    public static Document Of(string contact, PublicUrl publicUrl, DateTimeOffset now)
    {
        var expires = now.UtcDateTime.Date.AddDays(Days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new Document(
            Encoding.UTF8.GetBytes(
                $"Contact: {Mailto.Of(contact)}\nExpires: {expires}\nCanonical: {publicUrl.At(Paths.SecurityTxt)}\nPreferred-Languages: en\n"),
            "text/plain; charset=utf-8");
    }
}
