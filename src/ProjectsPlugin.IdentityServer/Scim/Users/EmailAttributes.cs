using System.Text.Json.Nodes;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Scim.Users;

/// <summary>A user's <c>emails</c>, and which of them is the name that the person signs in with.</summary>
internal static class EmailAttributes
{
    private const int Most = 20;

    /// <summary>Those that have a value, as they were sent; null if there is none.</summary>
    public static JsonArray? Read(JsonNode? sent)
    {
        var emails = sent switch
        {
            null => [],
            JsonArray list => list,
            JsonObject one => [one.DeepClone()],
            _ => throw ScimException.InvalidValue("emails is not an array."),
        };
        if (emails.Count > Most)
            throw ScimException.InvalidValue($"A user has at most {Most} emails.");

        JsonArray kept = [.. emails.Select(One).OfType<JsonObject>()];
        return kept.Count == 0 ? null : kept;
    }

    /// <summary>The work address, else the primary one, else the <c>userName</c>, else whichever there is.</summary>
    public static string SignInName(JsonArray? emails, string userName)
    {
        var sent = emails?.OfType<JsonObject>().ToList() ?? [];
        var chosen = sent.FindAll(email => IsOfType(email, "work")) is { Count: > 0 } work
            ? work.Find(IsPrimary) ?? work[0]
            : sent.Find(IsPrimary) ?? (EmailAddress.TryParse(userName) is null ? sent.FirstOrDefault() : null);
        var address = chosen is null ? userName : (string?)chosen["value"];
        return EmailAddress.TryParse(address) ?? throw ScimException.InvalidValue(
            "A person signs in with an e-mail address: send one as the value of emails with type \"work\", or as userName.");
    }

    private static JsonObject? One(JsonNode? sent)
    {
        var email = sent as JsonObject ?? throw ScimException.InvalidValue("A value of emails is not an object.");
        if (string.IsNullOrWhiteSpace(Attributes.Text(email["value"], "emails.value", Account.EmailLength)))
            return null;

        var kept = Attributes.Texts(email, "emails", "value", "type", "display")!;
        if (Attributes.Boolean(email["primary"], "emails.primary") is { } primary)
            kept["primary"] = primary;
        return kept;
    }

    private static bool IsOfType(JsonObject email, string type) => string.Equals((string?)email["type"], type, StringComparison.OrdinalIgnoreCase);

    private static bool IsPrimary(JsonObject email) => (bool?)email["primary"] is true;
}
