using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants.Rejections;

/// <summary>Says of a refusal, in an operator's words, why it came to it and what would allow the request.</summary>
internal sealed class Adviser(RedirectAdvice redirects, UnknownClientAdvice unknown, PublicUrl publicUrl)
{
    private string Resources => $"{Audiences.Mcp(publicUrl)} (MCP) and {Audiences.Rest(publicUrl)} (the REST API)";

    /// <summary>One sentence.</summary>
    public static string Reason(RefusedRequest refused) => refused.Reason switch
    {
        RefusalReason.UnknownClient => "no client with this id is known here.",
        RefusalReason.UnusableDocument => $"the document about the client cannot be used: {refused.Detail}",
        RefusalReason.BlockedClient => "an operator blocked this client.",
        RefusalReason.ForeignRedirect => "the client may not have people return to this redirect.",
        RefusalReason.BoundElsewhere => $"the client is bound to another callback. {refused.Detail}",
        RefusalReason.MissingChallenge => "it came without PKCE, which this client has to use.",
        RefusalReason.PlainChallenge => "its PKCE challenge is plain, or names no method, which means the same; only S256 is taken.",
        RefusalReason.ForeignResource => "it asks for a resource that is not this server's, or for two.",
        RefusalReason.UnknownScope => $"it asks for a scope that there is not{(refused.Detail is null ? "" : ": " + refused.Detail)}.",
        RefusalReason.UnsupportedResponse => "it asks for something else than a code.",
        _ => $"it is not as the protocol demands: {refused.Detail ?? "no more is known."}",
    };

    /// <param name="refused">The refusal.</param>
    /// <param name="client">What is known of its client now; null if it is not known.</param>
    public Advice For(RefusedRequest refused, Client? client) => refused.Reason switch
    {
        RefusalReason.UnknownClient when client is not null => new Advice("The client is known by now: connect it again."),
        RefusalReason.UnknownClient => unknown.ForUnknown(refused),
        RefusalReason.UnusableDocument => unknown.ForDocument(refused),
        RefusalReason.BlockedClient => Command("clients unblock", refused.ClientId, "Only if the reason for which it was blocked is gone."),
        RefusalReason.ForeignRedirect => redirects.For(refused, client),
        RefusalReason.BoundElsewhere => Command("clients reset", refused.ClientId, "Only if the GPT is yours and its id has changed, as it can when it is saved: the next one that signs in is bound."),
        RefusalReason.MissingChallenge or RefusalReason.PlainChallenge => new Advice(
            "No setting allows it: the assistant has to send code_challenge with code_challenge_method=S256. Only the two ChatGPT clients, plugin and GPT Action, may come without: if this is one of them, give it that client's id and secret."),
        RefusalReason.ForeignResource => new Advice($"No setting allows it: the resources of this server are {Resources}. If that is not the address that the assistant was given, give it this one, or set PUBLIC_URL to the one that people use."),
        RefusalReason.UnknownScope => new Advice($"No setting allows it: the scopes are {string.Join(' ', Scopes.All)}. Let the assistant ask for these, or for none."),
        RefusalReason.UnsupportedResponse => new Advice("No setting allows it: the assistant has to send response_type=code."),
        _ => new Advice("No setting allows it: the assistant's maker has to mend the request."),
    };

    private static Advice Command(string command, string? id, string note) =>
        id is not null && Advice.IsHarmless(id) ? new Advice(note, $"{command} {id}") : new Advice($"{command} ID, with the id in the quotes of your shell. {note}");
}
