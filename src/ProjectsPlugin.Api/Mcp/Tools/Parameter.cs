using System.Text.Json;
using System.Text.Json.Nodes;
using ProjectsPlugin.Api.Text;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>An argument that a tool takes: what the list says about it is what is checked.</summary>
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

    /// <summary>What is wrong with a value and what would be right; null if it is good.</summary>
    public string? Fault(JsonElement value) => _kind is JsonValueKind.String
        ? IsText(value) ? null : $"{Name} must be a text of {_least} to {_most} characters."
        : IsWhole(value) ? null : $"{Name} must be a whole number from {_least} to {_most}.";

    private bool IsWhole(JsonElement value) => value.ValueKind == _kind && value.TryGetInt32(out var number) && number >= _least && number <= _most;

    private bool IsText(JsonElement value) =>
        JsonText.Read(value) is { } text && CleanText.Length(text) is var length && length >= _least && length <= _most;
}
