using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.Api.Pages.Legal;

/// <summary>What the page <c>/legal</c> says besides <c>Plugin__CompanyName</c> and <c>Plugin__ContactEmail</c>.</summary>
internal sealed class LegalOptions
{
    public const string Section = "Legal";

    /// <summary>The day from which on it holds, as in <c>2026-11-28</c>. The page leaves it out if it is not set.</summary>
    public DateOnly? InForceSince { get; init; }

    /// <summary>For how many days you keep logs. The page says it, and nothing deletes them by it. If not set, it says that you decide.</summary>
    [Range(1, 3_650)]
    public int? LogDays { get; init; }
}
