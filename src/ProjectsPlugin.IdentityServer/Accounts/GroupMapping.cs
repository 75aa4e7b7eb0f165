using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>A group of a provider, and the group here that it is. Names are compared without case, and without a slash before them.</summary>
public sealed class GroupMapping
{
    /// <summary>What the groups claim says: a name, a path, or Microsoft Entra's id of a group.</summary>
    public string From { get; set; } = "";

    /// <summary>The group here, which need not exist yet.</summary>
    public string To { get; set; } = "";

    internal bool IsFrom(string claimed) => Claimed(claimed) == Claimed(From);

    // Keycloak begins a path with a slash.
    private static string Claimed(string name) => Group.KeyOf(name.Trim().TrimStart('/'));
}

internal sealed class GroupsValidation : IValidateOptions<GroupOptions>
{
    public ValidateOptionsResult Validate(string? name, GroupOptions options)
    {
        var faults = options.Map.SelectMany((mapping, index) => new[] { (Key: "From", Value: mapping.From), (Key: "To", Value: mapping.To) }
            .Where(side => side.Value.Trim().Length is 0 or > Group.NameLength)
            .Select(side => $"{GroupOptions.Section}__Map__{index}__{side.Key} must be the name of a group, of 1 to {Group.NameLength} characters.")).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
