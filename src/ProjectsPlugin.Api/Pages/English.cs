using System.Globalization;
using ProjectsPlugin.Api.Projects;

namespace ProjectsPlugin.Api.Pages;

/// <summary>Dates as people read them in the language of the pages.</summary>
internal static class English
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-GB");

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Culture);

    /// <summary>No page knows a person's time zone, so each says which one it is in.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", Culture);

    public static string InWords(Deadline deadline) => deadline.InWords(Culture);

    public static string Number(int number) => number.ToString("N0", Culture);
}
