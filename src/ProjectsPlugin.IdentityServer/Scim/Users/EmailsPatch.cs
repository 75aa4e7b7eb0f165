using System.Text.Json.Nodes;
using ProjectsPlugin.IdentityServer.Scim.Requests;

namespace ProjectsPlugin.IdentityServer.Scim.Users;

/// <summary>Applies an operation to <c>emails</c>, the one attribute of a user that has several values.</summary>
internal static class EmailsPatch
{
    private const string Emails = "emails";
    private const string Value = "value";

    public static void Apply(JsonObject user, PatchOperation operation)
    {
        if (user[Emails] is not JsonArray emails)
            user[Emails] = emails = [];

        if (operation.Path is { Filter: null, Sub: null })
            ApplyToAll(emails, operation);
        else if (operation.Kind is PatchKind.Remove)
            Remove(emails, operation.Path);
        else
            Change(emails, operation);
        if (emails.Count == 0)
            user.Remove(Emails);
    }

    private static void ApplyToAll(JsonArray emails, PatchOperation operation)
    {
        JsonNode?[] values = operation.Value switch
        {
            JsonArray list => [.. list.Select(value => value?.DeepClone())],
            null => [],
            var one => [one.DeepClone()],
        };
        if (operation.Kind is not PatchKind.Add)
            emails.Clear();
        if (operation.Kind is PatchKind.Remove)
            return;

        foreach (var value in values)
        {
            if (emails.Any(known => JsonNode.DeepEquals(known, value)))
                continue;
            emails.Add(value);
            OnlyPrimary(emails, value);
        }
    }

    private static void Remove(JsonArray emails, PatchPath path)
    {
        foreach (var email in Matching(emails, path))
        {
            if (path.Sub is null or Value)
                emails.Remove(email);
            else
                email.Remove(path.Sub);
        }
    }

    // Entra replaces an address that is not there yet, and means that it is to be added.
    private static void Change(JsonArray emails, PatchOperation operation)
    {
        var found = Matching(emails, operation.Path);
        if (found.Count == 0)
        {
            var added = new JsonObject();
            foreach (var (name, value) in operation.Path.Filter ?? [])
                added[name] = value;
            emails.Add(added);
            found = [added];
        }

        foreach (var email in found)
        {
            if (operation.Path.Sub is { } sub)
            {
                UserPatch.Set(email, sub, operation);
            }
            else
            {
                foreach (var (name, value) in operation.Value as JsonObject ?? throw ScimException.InvalidValue("A value of emails is an object."))
                    email[name] = value?.DeepClone();
            }

            OnlyPrimary(emails, email);
        }
    }

    private static List<JsonObject> Matching(JsonArray emails, PatchPath path) =>
        [.. emails.OfType<JsonObject>().Where(email => path.Filter is not { } filter || filter.All(term => Is(email[term.Name], term.Value)))];

    private static bool Is(JsonNode? value, string expected) => string.Equals(value?.ToString(), expected, StringComparison.OrdinalIgnoreCase);

    // One value at most is the primary one (RFC 7643, section 2.4).
    private static void OnlyPrimary(JsonArray emails, JsonNode? newest)
    {
        if (newest is not JsonObject { } chosen || !Is(chosen["primary"], "true"))
            return;
        foreach (var other in emails.OfType<JsonObject>().Where(other => other != chosen && Is(other["primary"], "true")))
            other["primary"] = false;
    }
}
