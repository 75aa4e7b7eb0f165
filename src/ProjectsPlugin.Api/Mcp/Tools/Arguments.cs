using System.Text.Json;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>A call's arguments, once they are known to be what the tool takes.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, object> _values = [];

    private Arguments()
    {
    }

    public string? Text(string name) => _values.GetValueOrDefault(name) as string;

    public int? Whole(string name) => _values.GetValueOrDefault(name) as int?;

    /// <param name="sent">What the caller sent. What no parameter has is not read: hosts add arguments of their own, and nothing here changes anything.</param>
    /// <param name="parameters">What the tool takes.</param>
    /// <param name="fault">What is wrong and what to send instead; null if nothing is.</param>
    public static Arguments Read(IDictionary<string, JsonElement>? sent, IReadOnlyList<Parameter> parameters, out string? fault)
    {
        var arguments = new Arguments();
        fault = parameters.Select(parameter => arguments.Take(parameter, sent)).FirstOrDefault(found => found is not null);
        return arguments;
    }

    private string? Take(Parameter parameter, IDictionary<string, JsonElement>? sent)
    {
        if (sent?.TryGetValue(parameter.Name, out var value) is not true || parameter.IsLeftOut(value))
            return parameter.Required ? $"{parameter.Name} is missing: {parameter.Schema["description"]}" : null;
        if (parameter.Read(value) is not { } read)
            return parameter.Rule;
        _values[parameter.Name] = read;
        return null;
    }
}
