using System.Globalization;
using System.Text.RegularExpressions;

namespace ProjectsPlugin.Api.Projects;

/// <summary>When a project is due: on a day, or sometime in a month or a quarter.</summary>
/// <param name="Day">The last day that is meant.</param>
/// <param name="Precision">How much before it is meant, too.</param>
internal readonly partial record struct Deadline(DateOnly Day, DeadlinePrecision Precision)
{
    private const int MonthsOfQuarter = 3;

    private int Quarter => (Day.Month + MonthsOfQuarter - 1) / MonthsOfQuarter;

    /// <summary>Null if a project has none.</summary>
    public static Deadline? Of(ProjectItem project) => project.Deadline is { } day ? new Deadline(day, project.DeadlinePrecision) : null;

    /// <summary>Reads what <see cref="ToString"/> writes; a midnight behind a day says nothing more. Null for everything else.</summary>
    public static Deadline? Parse(string text)
    {
        var parts = Written().Match(text).Groups;
        if (parts["day"].Success)
            return DateOnly.TryParseExact(parts["day"].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? new Deadline(day, DeadlinePrecision.Day)
                : null;
        if (!parts["year"].Success || !int.TryParse(parts["year"].ValueSpan, CultureInfo.InvariantCulture, out var year) || year == 0)
            return null;
        return parts["month"].Success
            ? new Deadline(LastDay(year, int.Parse(parts["month"].ValueSpan, CultureInfo.InvariantCulture)), DeadlinePrecision.Month)
            : new Deadline(LastDay(year, MonthsOfQuarter * int.Parse(parts["quarter"].ValueSpan, CultureInfo.InvariantCulture)), DeadlinePrecision.Quarter);
    }

    /// <summary>As in 2026-08-01, 2026-08 and 2026-Q3.</summary>
    public override string ToString() => Precision switch
    {
        DeadlinePrecision.Month => Day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DeadlinePrecision.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Day.Year:D4}-Q{Quarter}"),
        _ => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>As people write it: 1 August 2026, August 2026, July to September 2026.</summary>
    public string InWords(CultureInfo culture) => Precision switch
    {
        DeadlinePrecision.Month => Day.ToString("MMMM yyyy", culture),
        DeadlinePrecision.Quarter => $"{Day.AddMonths(1 - MonthsOfQuarter).ToString("MMMM", culture)} to {Day.ToString("MMMM yyyy", culture)}",
        _ => Day.ToString("d MMMM yyyy", culture),
    };

    private static DateOnly LastDay(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    [GeneratedRegex(
        @"^\s*((?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})([T ]00:00(:00(\.0+)?)?\s?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?"
        + @"|(?<year>[0-9]{4})-((?<month>0[1-9]|1[0-2])|[Qq](?<quarter>[1-4])))\s*$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
