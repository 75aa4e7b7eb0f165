using System.Text.Json;
using System.Text.Json.Serialization;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>The client registration endpoint (RFC 7591, section 3), open to whoever can reach it.</summary>
internal static partial class RegistrationEndpoint
{
    private const int MaximumBytes = 16 * 1024;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
    };

    public static async Task<IResult> HandleAsync(
        HttpContext http, RegistrationRules rules, RegistrationLimiter limiter, Registrations registrations, ILoggerFactory logs,
        CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.HasJsonContentType())
            return Refuse(RegistrationRules.InvalidMetadata("Send the metadata as a JSON object, with Content-Type: application/json."));

        if (await http.Request.ReadBodyAsync(MaximumBytes, cancellation) is not { } body)
            return Refuse(RegistrationRules.InvalidMetadata($"The body is longer than {MaximumBytes} bytes."), StatusCodes.Status413PayloadTooLarge);

        try
        {
            var metadata = JsonSerializer.Deserialize<ClientMetadata>(body, Json) ?? new ClientMetadata();
            if (rules.Read(metadata, out var error) is not { } client)
                return Refuse(error!);

            using var room = limiter.AttemptAcquire();
            if (!room.IsAcquired)
                return Busy(http.Response);

            var at = await registrations.AddAsync(client, cancellation);
            var log = logs.CreateLogger(typeof(RegistrationEndpoint));
            Log.ClientRegistered(log, client.ClientId);
            return Results.Json(Answer(client, metadata, at), Json, statusCode: StatusCodes.Status201Created);
        }
        catch (JsonException failure)
        {
            var where = failure.Path is { Length: > 2 } path ? $"; look at {path[2..]}" : "";
            return Refuse(RegistrationRules.InvalidMetadata($"The body is not a JSON object with members as RFC 7591, section 2 describes them{where}."));
        }
    }

    private static RegistrationResponse Answer(ClientRegistration client, ClientMetadata metadata, DateTimeOffset at) => new()
    {
        ClientId = client.ClientId,
        ClientIdIssuedAt = at.ToUnixTimeSeconds(),
        ClientSecret = client.Secret,
        ClientSecretExpiresAt = client.Secret is null ? null : 0,
        ClientName = client.Name,
        ClientUri = client.Website,
        RedirectUris = client.RedirectUris,
        TokenEndpointAuthMethod = RegistrationRules.AuthMethodOf(metadata),
        GrantTypes = client.Refreshes ? [RegistrationRules.AuthorizationCode, RegistrationRules.RefreshToken] : [RegistrationRules.AuthorizationCode],
        ResponseTypes = [RegistrationRules.Code],
        ApplicationType = client.IsNative ? RegistrationRules.Native : RegistrationRules.Web,
        Scope = string.IsNullOrWhiteSpace(metadata.Scope) ? null : string.Join(' ', client.DefaultScopes),
    };

    private static IResult Busy(HttpResponse response)
    {
        response.SetRetryAfter(RegistrationLimiter.RetryAfter);
        return Refuse(
            new OAuthError("temporarily_unavailable", "Many clients are registering at this moment. Try again shortly."),
            StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Refuse(OAuthError error, int status = StatusCodes.Status400BadRequest) => Results.Json(error, Json, statusCode: status);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Client {ClientId} registered itself")]
        public static partial void ClientRegistered(ILogger logger, string clientId);
    }
}
