using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>
/// What a page decided, on its way back to the authorization endpoint: sealed, short-lived, and good only for the very
/// request it was made for, so that nothing can be altered or swapped on the round trip through sign-in and consent.
/// </summary>
public sealed class InteractionTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>The query parameter that carries a decision.</summary>
    public const string DecisionParameter = "interaction_decision";

    /// <summary>The query parameter that carries the demand for a fresh sign-in.</summary>
    public const string SignInParameter = "interaction_sign_in";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly IDataProtector _decisions = protection.CreateProtector("ProjectsPlugin.Interaction.Decision");
    private readonly IDataProtector _signIns = protection.CreateProtector("ProjectsPlugin.Interaction.SignIn");

    /// <summary>What the person decided about the request in this session; no scope means refused.</summary>
    public string Decide(string request, Guid sessionId, IReadOnlyCollection<string> scopes) =>
        Seal(_decisions, new Decision(Hash(request), clock.GetUtcNow(), sessionId, [.. scopes]));

    /// <summary>The allowed scopes; null if the ticket is not for this request and session, or too old.</summary>
    public IReadOnlyList<string>? ReadDecision(string? ticket, string request, Guid sessionId) =>
        Open<Decision>(_decisions, ticket) is { } decision && decision.Request == Hash(request) && decision.SessionId == sessionId && IsFresh(decision.At)
            ? decision.Scopes
            : null;

    /// <summary>Demands that the person signs in from now on, not earlier.</summary>
    public string DemandSignIn(string request) => Seal(_signIns, new SignInDemand(Hash(request), clock.GetUtcNow()));

    /// <summary>Whether a sign-in at this time answers the demand.</summary>
    public bool IsAnswered(string? ticket, string request, DateTimeOffset signedInAt) =>
        Open<SignInDemand>(_signIns, ticket) is { } demand && demand.Request == Hash(request) && IsFresh(demand.At) && signedInAt >= demand.At;

    private bool IsFresh(DateTimeOffset at) => clock.GetUtcNow() - at < Lifetime;

    private static string Seal<T>(IDataProtector protector, T ticket) =>
        WebEncoders.Base64UrlEncode(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(ticket)));

    private static T? Open<T>(IDataProtector protector, string? ticket)
        where T : class
    {
        if (string.IsNullOrEmpty(ticket))
            return null;

        try
        {
            return JsonSerializer.Deserialize<T>(protector.Unprotect(WebEncoders.Base64UrlDecode(ticket)));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private static string Hash(string request) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)));

    private sealed record Decision(string Request, DateTimeOffset At, Guid SessionId, string[] Scopes);

    private sealed record SignInDemand(string Request, DateTimeOffset At);
}
