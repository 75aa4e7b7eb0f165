using System.Text.Json;
using System.Text.Json.Nodes;
using ProjectsPlugin.Api.Authentication;
using ProjectsPlugin.Api.Mcp.Records;
using ProjectsPlugin.Api.Text;

namespace ProjectsPlugin.Api.Mcp.Authorization;

/// <summary>A tool that takes the scope of the record that it is asked for, and any scope that opens data where it is asked for none of ours.</summary>
/// <param name="argument">The argument with the record's <see cref="RecordId"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresScopeOfRecordAttribute(string argument) : ToolScopeAttribute(ScopeRequirement.AnyData)
{
    public string Argument => argument;

    public override ScopeRequirement Of(JsonObject? arguments) =>
        arguments?[argument] is JsonValue value && value.TryGetValue(out JsonElement id)
        && LenientValue.Text(id) is { } text && RecordId.Parse(text) is { } record
            ? RecordScopes.Of(record.Kind)
            : Requirement;
}
