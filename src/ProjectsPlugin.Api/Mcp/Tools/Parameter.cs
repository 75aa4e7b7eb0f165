using System.Text.Json;
using System.Text.Json.Nodes;
using ProjectsPlugin.Api.Text;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>An argument that a tool takes. What the list says about it is what is checked; what clients spell otherwise is read as what they mean.</summary>
internal sealed record Parameter
{
    private readonly JsonValueKind _kind;
    private readonly int _least;
    private readonly int _most;

    private Parameter(string name, bool required, JsonObject schema, JsonValueKind kind, int least, int most)
    {
        (Name, Required, Schema) = (name, required, schema);
        (_kind, _least, _most) = (kind, least, most);
    }

    public string Name { get; }

    public bool Required { get; }

    public JsonObject Schema { get; }

    public static Parameter Text(string name, string description, int most, bool required) =>
        new(name, required, Tools.Schema.Text(description, most, required ? 1 : 0), JsonValueKind.String, required ? 1 : 0, most);

    public static Parameter Whole(string name, string description, int least, int most, bool required) =>
        new(name, required, Tools.Schema.Whole(description, least, most), JsonValueKind.Number, least, most);

    /// <summary>What a value must be, for a caller who sent something else.</summary>
    public string Rule => _kind is JsonValueKind.String
        ? $"{Name} must be a text of {_least} to {_most} characters."
        : $"{Name} must be a whole number from {_least} to {_most}.";

    /// <summary>Whether the value says no more than none would.</summary>
    public bool IsLeftOut(JsonElement value) => value.ValueKind is JsonValueKind.Null
        || (!Required && LenientValue.Text(value) is { } text && (_kind is JsonValueKind.String ? LenientValue.IsBlank(text) : LenientValue.IsNoNumber(text)));

    /// <summary>The text or whole number that the value stands for; null if it is not what the parameter takes.</summary>
    public object? Read(JsonElement value) => LenientValue.Text(value) is not { } text ? null
        : _kind is JsonValueKind.String ? (IsWithin(CleanText.Length(text)) ? text : null)
        : LenientValue.Whole(text) is { } number && IsWithin(number) ? number
        : null;

    private bool IsWithin(int measure) => measure >= _least && measure <= _most;
}
