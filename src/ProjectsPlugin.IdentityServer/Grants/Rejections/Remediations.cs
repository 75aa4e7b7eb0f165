using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants.Rejections;

/// <summary>Says of a refusal, in an operator's words, why it came to it and what would allow the request.</summary>
internal sealed class Remediations(RedirectRemediation redirects, UnknownClientRemediation unknown, PublicUrl publicUrl)
{
    private string Resources => $"{Audiences.Mcp(publicUrl)} (MCP) and {Audiences.Rest(publicUrl)} (the REST API)";

    /// <summary>One sentence.</summary>
    public static string Reason(RejectedAuthorization refused) => refused.Reason switch
    {
        RejectionReason.UnknownClient => "no client with this id is known here.",
        RejectionReason.UnusableDocument => $"the document about the client cannot be used: {refused.Detail}",
        RejectionReason.BlockedClient => "an operator blocked this client.",
        RejectionReason.ForeignRedirect => "the client may not have people return to this redirect.",
        RejectionReason.BoundElsewhere => $"the client is bound to another callback. {refused.Detail}",
        RejectionReason.MissingChallenge => "it came without PKCE, which this client has to use.",
        RejectionReason.PlainChallenge => "its PKCE challenge is plain, or names no method, which means the same; only S256 is taken.",
        RejectionReason.ForeignResource => "it asks for a resource that is not this server's, or for two.",
        RejectionReason.UnknownScope => $"it asks for a scope that there is not{(refused.Detail is null ? "" : ": " + refused.Detail)}.",
        RejectionReason.UnsupportedResponse => "it asks for something else than a code.",
        _ => $"it is not as the protocol demands: {refused.Detail ?? "no more is known."}",
    };

    /// <param name="refused">The refusal.</param>
    /// <param name="client">What is known of its client now; null if it is not known.</param>
    public Remediation For(RejectedAuthorization refused, Client? client) => refused.Reason switch
    {
        RejectionReason.UnknownClient when client is not null => new Remediation("The client is known by now: connect it again."),
        RejectionReason.UnknownClient => unknown.ForUnknown(refused),
        RejectionReason.UnusableDocument => unknown.ForDocument(refused),
        RejectionReason.BlockedClient => Command("clients unblock", refused.ClientId, "Only if the reason for which it was blocked is gone."),
        RejectionReason.ForeignRedirect => redirects.For(refused, client),
        RejectionReason.BoundElsewhere => Command("clients reset", refused.ClientId, "Only if the GPT is yours and its id has changed, as it can when it is saved: the next one that signs in is bound."),
        RejectionReason.MissingChallenge or RejectionReason.PlainChallenge => new Remediation(
            "No setting allows it: the assistant has to send code_challenge with code_challenge_method=S256. Only the two ChatGPT clients, plugin and GPT Action, may come without: if this is one of them, give it that client's id and secret."),
        RejectionReason.ForeignResource => new Remediation($"No setting allows it: the resources of this server are {Resources}. If that is not the address that the assistant was given, give it this one, or set PUBLIC_URL to the one that people use."),
        RejectionReason.UnknownScope => new Remediation($"No setting allows it: the scopes are {string.Join(' ', Scopes.All)}. Let the assistant ask for these, or for none."),
        RejectionReason.UnsupportedResponse => new Remediation("No setting allows it: the assistant has to send response_type=code."),
        _ => new Remediation("No setting allows it: the assistant's maker has to mend the request."),
    };

    private static Remediation Command(string command, string? id, string note) =>
        id is not null && Remediation.IsHarmless(id) ? new Remediation(note, $"{command} {id}") : new Remediation($"{command} ID, with the id in the quotes of your shell. {note}");
}
