using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants.Rejections;

/// <summary>Says of a rejection, in an operator's words, why it came to it and what would allow the request.</summary>
internal sealed partial class Remediations(
    RejectedAuthorizationStore rejections, IOptions<ClientsOptions> clients, IOptions<DocumentsOptions> documents, IOptions<RegistrationOptions> registration,
    PublicUrl publicUrl)
{
    private const string WithoutPkce = "No setting allows it: the assistant has to send code_challenge with code_challenge_method=S256. "
        + "Only the two ChatGPT clients, plugin and GPT Action, may come without: if this is one of them, give it that client's id and secret.";

    private string Resources => $"{Audiences.Mcp(publicUrl)} (MCP) and {Audiences.Rest(publicUrl)} (the REST API)";

    /// <summary>The rejections of the last day, the newest first.</summary>
    public async Task<IReadOnlyList<(RejectedAuthorization Rejected, Client? Client, Remediation Remediation)>> ListAsync(CancellationToken cancellation) =>
        [.. (await rejections.ListAsync(cancellation)).Select(row => (row.Rejected, row.Client, For(row.Rejected, row.Client)))];

    /// <summary>One sentence.</summary>
    public static string Reason(RejectedAuthorization rejected) => rejected.Reason switch
    {
        RejectionReason.UnknownClient => "no client with this id is known here.",
        RejectionReason.UnusableDocument => $"the document about the client cannot be used: {rejected.Detail}",
        RejectionReason.BlockedClient => "an operator blocked this client.",
        RejectionReason.ForeignRedirect => "the client may not have people return to this redirect.",
        RejectionReason.BoundElsewhere => $"the client is bound to another callback. {rejected.Detail}",
        RejectionReason.MissingChallenge => "it came without PKCE, which this client has to use.",
        RejectionReason.PlainChallenge => "its PKCE challenge is plain, or names no method, which means the same; only S256 is taken.",
        RejectionReason.ForeignResource => "it asks for a resource that is not this server's, or for two.",
        RejectionReason.UnknownScope => $"it asks for an unknown scope{(rejected.Detail is null ? "" : ": " + rejected.Detail)}.",
        RejectionReason.UnsupportedResponse => "it asks for something else than a code.",
        _ => $"it is not as the protocol demands: {rejected.Detail ?? "no more is known."}",
    };

    private Remediation For(RejectedAuthorization rejected, Client? client) => rejected.Reason switch
    {
        RejectionReason.UnknownClient when client is not null => new Remediation("The client is known by now: connect it again."),
        RejectionReason.UnknownClient => ForUnknownClient(rejected),
        RejectionReason.UnusableDocument => ForDocument(rejected),
        RejectionReason.BlockedClient => Command("clients unblock", rejected.ClientId, "Only if the reason for which it was blocked is gone."),
        RejectionReason.ForeignRedirect => ForRedirect(rejected, client),
        RejectionReason.BoundElsewhere => Command(
            "clients reset",
            rejected.ClientId,
            "Only if the GPT is yours and its id has changed, as it can when it is saved: the next one that signs in is bound."),
        RejectionReason.MissingChallenge or RejectionReason.PlainChallenge => new Remediation(WithoutPkce),
        RejectionReason.ForeignResource => new Remediation(
            $"No setting allows it: the resources of this server are {Resources}. "
            + "If that is not the address that the assistant was given, give it this one, or set PUBLIC_URL to the one that people use."),
        RejectionReason.UnknownScope => new Remediation(
            $"No setting allows it: the scopes are {string.Join(' ', Scopes.All)}. Let the assistant ask for these, or for none."),
        RejectionReason.UnsupportedResponse => new Remediation("No setting allows it: the assistant has to send response_type=code."),
        _ => new Remediation("No setting allows it: the assistant's maker has to mend the request."),
    };

    private static Remediation Command(string command, string? id, string note) => id is not null && Remediation.IsHarmless(id)
        ? new Remediation(note, $"{command} {id}")
        : new Remediation($"{command} ID, with the id in the quotes of your shell. {note}");
}
