namespace ProjectsPlugin.Contracts;

/// <summary>
/// A GPT's Action as a client of the identity server. The front page shows its id to whoever sets one up; its secret is the identity server's alone.
/// </summary>
public static class GptActionClient
{
    /// <summary>The setting of its id, in which both hosts must agree.</summary>
    public const string IdSetting = "Clients:GptAction:ClientId";

    /// <summary>Its id where the setting is not given.</summary>
    public const string DefaultId = "gpt-action";

    private const string LastDayInWords = "11 December 2026";

    private static readonly DateOnly LastDay = new(2026, 12, 11);

    /// <summary>Until when ChatGPT calls GPT Actions: "until 11 December 2026", or "retired" from the day after.</summary>
    public static string Availability(TimeProvider time) =>
        DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime) <= LastDay ? $"until {LastDayInWords}" : "retired";
}
