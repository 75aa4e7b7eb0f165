using System.Text.Json;
using System.Text.Json.Nodes;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Scim.Requests;

/// <summary>
/// The object in a request's body, with each known attribute spelt as the RFC spells it: names are alike in either case (RFC 7643, section 2.1).
/// </summary>
internal static class ScimBody
{
    private const int Depth = 12;

    /// <summary>In characters, for any one value.</summary>
    private const int TextLength = 4096;

    private static readonly string[] MediaTypes = [ScimAnswer.MediaType, "application/json"];

    private static readonly Dictionary<string, string> Names = new[]
    {
        "schemas", "id", "externalId", "meta", "userName", "active", "name", "formatted", "familyName", "givenName", "middleName", "honorificPrefix",
        "honorificSuffix", "displayName", "title", "emails", "value", "type", "primary", "display", "department", "manager", "members", "$ref",
        "Operations", "op", "path", ScimSchemas.EnterpriseUser,
    }.ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A known attribute's name as the RFC spells it; any other as it is.</summary>
    public static string NameOf(string name) => Names.GetValueOrDefault(name, name);

    public static async Task<JsonObject> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var type = request.ContentType?.Split(';')[0].Trim();
        if (!MediaTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
            throw new ScimException(StatusCodes.Status415UnsupportedMediaType, null, $"Send the body with Content-Type: {ScimAnswer.MediaType}.");

        var body = await request.ReadBodyAsync(RequestLimits.BodyBytes, cancellation)
            ?? throw new ScimException(StatusCodes.Status413PayloadTooLarge, null, $"A request may carry at most {RequestLimits.BodyBytes / 1024} KB.");
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Depth });
            return Copy(document.RootElement) as JsonObject ?? throw ScimException.InvalidSyntax("The body is not a JSON object.");
        }
        // What is no Unicode is refused where it is read as text.
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw ScimException.InvalidSyntax("The body is not a JSON object in UTF-8.");
        }
    }

    private static JsonNode? Copy(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var copy = new JsonObject();
                foreach (var member in element.EnumerateObject())
                {
                    if (!copy.TryAdd(NameOf(member.Name), Copy(member.Value)))
                        throw ScimException.InvalidSyntax($"An object has '{NameOf(member.Name)}' twice.");
                }

                return copy;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(Copy)]);
            case JsonValueKind.String:
                return JsonValue.Create(Text(element.GetString()!));
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(element.Clone());
        }
    }

    // PostgreSQL keeps no U+0000, and a line break in a name is somebody's trick with what shows it.
    private static string Text(string text) => text switch
    {
        { Length: > TextLength } => throw ScimException.InvalidValue($"A value is longer than {TextLength} characters."),
        _ when text.Any(char.IsControl) => throw ScimException.InvalidValue("A value has control characters."),
        _ => text,
    };
}
