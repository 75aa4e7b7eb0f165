using System.Text.Json;
using ProjectsPlugin.Api.Text;

namespace ProjectsPlugin.Api.Mcp.Arguments;

/// <summary>An argument that a schema names. What the list says about it is what is checked; what clients spell otherwise is read as what they mean.</summary>
internal readonly record struct Parameter(string Name, JsonElement Schema, bool IsRequired)
{
    private string? Type => Keyword("type")?.GetString();

    private int Min => Keyword(Type is "string" ? "minLength" : "minimum")?.GetInt32() ?? int.MinValue;

    private int Max => Keyword(Type is "string" ? "maxLength" : "maximum")?.GetInt32() ?? int.MaxValue;

    /// <summary>What to send, for a caller who sent nothing.</summary>
    public string WhatIsMissing => $"{Name} is missing: {Keyword("description")?.GetString()}";

    /// <summary>What a value must be, for a caller who sent something else.</summary>
    public string Rule => Type is "string" ? $"{Name} must be a text of {Min} to {Max} characters." : $"{Name} must be a whole number from {Min} to {Max}.";

    public static IEnumerable<Parameter> Of(JsonElement schema)
    {
        if (!schema.TryGetProperty("properties", out var properties))
            yield break;
        foreach (var property in properties.EnumerateObject())
            yield return new Parameter(
                property.Name,
                property.Value,
                schema.TryGetProperty("required", out var required) && required.EnumerateArray().Any(name => name.ValueEquals(property.Name)));
    }

    /// <summary>Whether the value says no more than none would.</summary>
    public bool IsLeftOut(JsonElement value) => value.ValueKind is JsonValueKind.Null
        || (!IsRequired && LenientValue.Text(value) is { } text && (Type is "integer" ? LenientValue.IsNoNumber(text) : LenientValue.IsBlank(text)));

    /// <summary>The text or whole number that the value stands for, as JSON; null if it is not what the parameter takes.</summary>
    public JsonElement? Read(JsonElement value) => Type switch
    {
        "string" => LenientValue.Text(value) is { } text && IsWithin(CleanText.Length(text)) ? JsonSerializer.SerializeToElement(text) : null,
        "integer" => LenientValue.Text(value) is { } text && LenientValue.Whole(text) is { } number && IsWithin(number)
            ? JsonSerializer.SerializeToElement(number)
            : null,
        _ => value,
    };

    private bool IsWithin(int measure) => measure >= Min && measure <= Max;

    private JsonElement? Keyword(string name) => Schema.TryGetProperty(name, out var keyword) ? keyword : null;
}
