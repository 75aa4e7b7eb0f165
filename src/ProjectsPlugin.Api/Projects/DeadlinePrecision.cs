using System.Text.Json.Serialization;

namespace ProjectsPlugin.Api.Projects;

/// <summary>How exactly a deadline is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeadlinePrecision>))]
public enum DeadlinePrecision
{
    [JsonStringEnumMemberName("day")]
    Day,

    /// <summary>Sometime in the month whose last day the deadline is.</summary>
    [JsonStringEnumMemberName("month")]
    Month,

    /// <summary>Sometime in the quarter whose last day the deadline is.</summary>
    [JsonStringEnumMemberName("quarter")]
    Quarter,
}
