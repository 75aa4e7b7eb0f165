using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Scim.Requests;

namespace ProjectsPlugin.IdentityServer.Scim.Users;

/// <summary>A user as SCIM shows one (RFC 7643, section 4.1).</summary>
internal sealed class UserResource(PublicUrl publicUrl)
{
    private const int TagBytes = 12;

    public const string Type = "User";

    public string AddressOf(Guid id) => publicUrl.At($"{Paths.Scim}/Users/{id}");

    /// <summary>The whole of it. An account that no provider keeps anything about has what the account has.</summary>
    public JsonObject Of(UserRow user)
    {
        var (account, kept) = (user.Account, user.Kept);
        var resource = new JsonObject { ["id"] = account.Id.ToString(), ["userName"] = kept?.UserName ?? account.Email };
        if (kept?.ExternalId is { } externalId)
            resource["externalId"] = externalId;
        resource["active"] = account.DeactivatedAt is null;
        foreach (var (name, value) in (kept is null ? AttributesOf(account.Name, account.Email!) : JsonNode.Parse(kept.Attributes)!.AsObject()))
            resource[name] = value?.DeepClone();

        JsonArray schemas = [ScimSchemas.User];
        if (resource.ContainsKey(ScimSchemas.EnterpriseUser))
            schemas.Add(ScimSchemas.EnterpriseUser);
        resource["schemas"] = schemas;
        var version = VersionOf(resource);
        resource["meta"] = new JsonObject
        {
            ["resourceType"] = Type,
            ["created"] = account.CreatedAt,
            ["lastModified"] = new[] { account.CreatedAt, account.DeactivatedAt, account.ReactivatedAt, kept?.ChangedAt }.Max(),
            ["location"] = AddressOf(account.Id),
            ["version"] = version,
        };
        return resource;
    }

    public static string ETagOf(JsonObject resource) => (string)resource["meta"]!["version"]!;

    public static ScimAnswer Answer(JsonObject resource, ScimProjection projection, bool isNew = false)
    {
        var (etag, location) = (ETagOf(resource), (string)resource["meta"]!["location"]!);
        return new ScimAnswer(isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, projection.Of(resource)) { ETag = etag, Location = location };
    }

    private static JsonObject AttributesOf(string name, string email) => new()
    {
        ["displayName"] = name,
        ["emails"] = new JsonArray(new JsonObject { ["value"] = email, ["type"] = "work", ["primary"] = true }),
    };

    // By the content, so that what an operator changes changes it, too.
    private static string VersionOf(JsonObject resource)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(resource.ToJsonString()));
        return $"W/\"{Base64Url.EncodeToString(hash.AsSpan(0, TagBytes))}\"";
    }
}
