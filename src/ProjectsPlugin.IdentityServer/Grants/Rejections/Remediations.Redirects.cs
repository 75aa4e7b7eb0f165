using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants.Rejections;

/// <content>What to do about a redirect that a client may not have people return to.</content>
internal sealed partial class Remediations
{
    /// <summary>Where the doctor's own trial asks to be sent (RFC 6761, section 6.4: nobody can have that name).</summary>
    private const string DoctorsOwn = "https://doctor.invalid/";

    private Remediation ForRedirect(RejectedAuthorization rejected, Client? client)
    {
        var redirect = rejected.RedirectUri ?? "";
        if (redirect.StartsWith(DoctorsOwn, StringComparison.Ordinal))
            return new Remediation("This was the doctor's own trial, \"A stranger's redirect\"; nothing is to be done.");

        if (!IsPossible(redirect, out var scheme, out var fault))
            return new Remediation($"No setting allows it: {fault}");

        return Configured(rejected.ClientId) is { } entry ? ForConfigured(entry, redirect, scheme) : ForOther(IsOfDocument(rejected, client), scheme);
    }

    /// <summary>Whether some setting could allow the redirect, and which scheme has to be allowed for it, if one has.</summary>
    private bool IsPossible(string redirect, out (string Name, string Value)[] scheme, out string? fault)
    {
        scheme = [];
        var known = clients.Value.AppSchemes;
        if (RedirectRules.IsAcceptable(redirect, known, out fault))
            return true;
        if (!Uri.TryCreate(redirect, UriKind.Absolute, out var uri)
            || !RedirectRules.IsAppScheme(uri.Scheme)
            || !RedirectRules.IsAcceptable(redirect, [uri.Scheme], out _))
        {
            return false;
        }

        scheme = [($"{ClientsOptions.Section}__{nameof(ClientsOptions.AppSchemes)}__{known.Count}", uri.Scheme)];
        return true;
    }

    /// <summary>What to be sure of before a redirect is allowed.</summary>
    private static string Warning(string redirect) => RedirectRules.SiteOf(redirect) is { } site
        ? $"Only if you know, letter by letter, that {site} is the site of this client's maker: whoever has it gets what your people allow."
        : "Only if you know the program or app that listens there: whatever does so on a person's device gets what the person allows.";

    /// <summary>For an address that was sent with a query.</summary>
    private static string QueryNote(string redirect) => redirect.EndsWith(UntrustedText.Query)
        ? "\nThe address had a query, which is not kept here because a secret may be in it: add it as the client's maker writes it."
        : "";

    private Remediation ForConfigured(ClientDefinition entry, string redirect, (string Name, string Value)[] scheme)
    {
        if (entry.IsFirstParty)
        {
            return new Remediation(
                "No setting allows it: these are this server's own pages, which come back to PUBLIC_URL alone. "
                + $"It is {publicUrl}: set both hosts to that, and open the pages by it.");
        }

        var other = clients.Value.All.FirstOrDefault(other => other != entry && other.RedirectPattern?.CallbackId(redirect) is not null);
        if (entry.RedirectPattern is not null && other is not null)
        {
            return new Remediation(
                $"No setting is needed: this redirect belongs to the client {other.Client.ClientId}. Give the assistant that id and its secret.");
        }

        var stranger = entry.RedirectPattern is null || VendorRedirectPattern.ChatGptHosts.Contains(RedirectRules.SiteOf(redirect)) ? ""
            : $"\nChatGPT returns people to {string.Join(" and ", VendorRedirectPattern.ChatGptHosts)} alone: most likely this is not ChatGPT.";
        var setting = $"{ClientsOptions.Section}__{entry.Key}__{nameof(ClientOptions.RedirectUris)}__{entry.Client.RedirectUris.Count}";
        return Remediation.Paste(Warning(redirect) + stranger + QueryNote(redirect), [.. scheme, (setting, redirect)]);
    }

    // Until a person has allowed it something, such a client is not stored.
    private static bool IsOfDocument(RejectedAuthorization rejected, Client? client) => client is null
        ? rejected.ClientId?.StartsWith("https://", StringComparison.Ordinal) is true
        : client.Origin is ClientOrigin.Document;

    private static Remediation ForOther(bool isOfDocument, (string Name, string Value)[] scheme)
    {
        var note = isOfDocument
            ? "The document that the client's id is the address of says where it may return people, and its maker has to add this redirect there."
            : "The client registered itself with other redirects, and no setting changes that: "
                + "remove it from the assistant and connect it anew, so that it registers with this one.";
        return scheme is [] ? new Remediation(note) : Remediation.Paste(
            $"{note}\nRedirects with this scheme are taken once the setting is made. Only if you know the app that opens them.", scheme);
    }

    private ClientDefinition? Configured(string? clientId) => clients.Value.All.FirstOrDefault(entry => entry.Client.ClientId == clientId);
}
