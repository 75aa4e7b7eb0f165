using System.Text.Json;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>A call's arguments, once they are known to be what the tool takes.</summary>
internal sealed class Arguments
{
    private readonly IReadOnlyDictionary<string, JsonElement> _values;

    private Arguments(IReadOnlyDictionary<string, JsonElement> values) => _values = values;

    public string? Text(string name) => _values.TryGetValue(name, out var value) ? value.GetString() : null;

    public int? Whole(string name) => _values.TryGetValue(name, out var value) ? value.GetInt32() : null;

    /// <param name="sent">What the caller sent; an argument that is null counts as left out.</param>
    /// <param name="tool">The tool's name, for the fault.</param>
    /// <param name="parameters">What the tool takes.</param>
    /// <param name="fault">What is wrong and what to send instead; null if nothing is.</param>
    public static Arguments Read(IDictionary<string, JsonElement>? sent, string tool, IReadOnlyList<Parameter> parameters, out string? fault)
    {
        var values = (sent ?? new Dictionary<string, JsonElement>())
            .Where(argument => argument.Value.ValueKind is not JsonValueKind.Null)
            .ToDictionary(argument => argument.Key, argument => argument.Value);

        fault = values.Keys.Any(name => parameters.All(parameter => parameter.Name != name))
            ? Unknown(tool, parameters)
            : parameters.Select(parameter => Fault(values, parameter)).FirstOrDefault(found => found is not null);
        return new Arguments(values);
    }

    private static string? Fault(Dictionary<string, JsonElement> values, Parameter parameter) =>
        values.TryGetValue(parameter.Name, out var value) ? parameter.Fault(value)
        : parameter.Required ? $"{parameter.Name} is missing: {parameter.Schema["description"]}"
        : null;

    private static string Unknown(string tool, IReadOnlyList<Parameter> parameters) => parameters.Count == 0
        ? $"{tool} takes no arguments. Call it with none."
        : $"{tool} takes {string.Join(", ", parameters.Select(parameter => parameter.Name))} and nothing else. Leave out other arguments.";
}
