using System.Text.Json.Nodes;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Scim.Users;

/// <summary>What is kept of a user that a provider sent, once each value is of its type. Whatever else was sent is left out.</summary>
internal sealed record UserAttributes
{
    public required string UserName { get; init; }

    public required string? ExternalId { get; init; }

    /// <summary>Null if it was not sent.</summary>
    public required bool? Active { get; init; }

    /// <summary>The sign-in name of the account.</summary>
    public required string Email { get; init; }

    /// <summary>What to call the person; null if nothing that was sent can be one.</summary>
    public required string? Name { get; init; }

    /// <summary>The rest, as it was sent.</summary>
    public required JsonObject Rest { get; init; }

    /// <exception cref="ScimException">A value is missing, too long or of another type.</exception>
    public static UserAttributes Read(JsonObject user)
    {
        var userName = Attributes.Text(user["userName"], "userName", ScimUser.UserNameLength)?.Trim() is { Length: > 0 } sent
            ? sent
            : throw ScimException.InvalidValue("userName is missing.");
        var rest = new JsonObject();
        Keep(rest, "name", Attributes.Texts(
            user["name"], "name", "formatted", "familyName", "givenName", "middleName", "honorificPrefix", "honorificSuffix"));
        Keep(rest, "displayName", Attributes.Text(user["displayName"], "displayName"));
        Keep(rest, "title", Attributes.Text(user["title"], "title"));
        var emails = EmailAttributes.Read(user["emails"]);
        Keep(rest, "emails", emails);
        Keep(rest, ScimSchemas.EnterpriseUser, Enterprise(user[ScimSchemas.EnterpriseUser]));
        return new UserAttributes
        {
            UserName = userName,
            ExternalId = Attributes.Text(user["externalId"], "externalId", ScimUser.ExternalIdLength),
            Active = Attributes.Boolean(user["active"], "active"),
            Email = EmailAttributes.SignInName(emails, userName),
            Name = NameOf(rest),
            Rest = rest,
        };
    }

    private static JsonObject? Enterprise(JsonNode? sent)
    {
        if (sent is null)
            return null;

        var extension = sent as JsonObject ?? throw ScimException.InvalidValue("The enterprise extension is not an object.");
        var kept = new JsonObject();
        Keep(kept, "department", Attributes.Text(extension["department"], "department"));
        var manager = extension["manager"] is JsonValue id ? new JsonObject { ["value"] = id.DeepClone() } : extension["manager"];
        Keep(kept, "manager", Attributes.Texts(manager, "manager", "value", "$ref", "displayName"));
        return kept.Count == 0 ? null : kept;
    }

    private static string? NameOf(JsonObject rest)
    {
        var name = rest["name"];
        string?[] candidates = [(string?)rest["displayName"], (string?)name?["formatted"], $"{(string?)name?["givenName"]} {(string?)name?["familyName"]}"];
        return candidates.Select(candidate => candidate is null ? null : PersonName.OnOneLine(candidate)).FirstOrDefault(candidate => candidate is not null);
    }

    private static void Keep(JsonObject kept, string name, JsonNode? value)
    {
        if (value is not null)
            kept[name] = value;
    }
}
