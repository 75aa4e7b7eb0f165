using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants.Rejections;

/// <content>What to do about a client that nobody knows, or whose document cannot be used.</content>
internal sealed partial class Remediations
{
    private const string Documents = $"{ClientsOptions.Section}__Documents";
    private const string RegistrationEnabled = $"{RegistrationOptions.Section}__{nameof(RegistrationOptions.Enabled)}";

    private Remediation ForUnknownClient(RejectedAuthorization rejected)
    {
        var id = rejected.ClientId ?? "";
        if (Configured(id) is { } entry)
            return ForConfigured(entry);
        if (id.StartsWith("https://", StringComparison.Ordinal))
            return ForDocumentAddress(id);
        return ClientRegistration.IsGeneratedId(id) ? ForRegistered() : ForPreRegistered(id, rejected.RedirectUri);
    }

    /// <summary>For a document that cannot be had or used.</summary>
    private Remediation ForDocument(RejectedAuthorization rejected)
    {
        if (documents.Value.Offline)
            return Remediation.Paste("Where this server has a way out to the internet, it may fetch documents.", ($"{Documents}__Offline", "false"));

        var detail = rejected.Detail ?? "";
        if (detail.Contains(DocumentFetcher.Unreachable, StringComparison.Ordinal)
            && Uri.TryCreate(rejected.ClientId, UriKind.Absolute, out var url)
            && !documents.Value.PrivateHosts.Contains(url.Authority))
        {
            return PrivateHost(url, "Only if this host is one of your own network. If it is not, it does not answer, or this server has no way out to it.");
        }

        return detail.Contains(ClientDocumentReader.NoRedirect, StringComparison.Ordinal)
            && IsPossible(rejected.RedirectUri ?? "", out var scheme, out _)
            && scheme is not []
            ? Remediation.Paste("Only if you know the app that opens addresses with this scheme.", scheme)
            : new Remediation("No setting allows it: the client's maker has to mend the document.");
    }

    private static Remediation ForConfigured(ClientDefinition entry) => entry.Exists
        ? new Remediation("The client is known by now: connect it again.")
        : new Remediation(
            "The client begins to exist with its secret: a long random one, for example the output of: openssl rand -hex 32",
            $"{ClientsOptions.Section}__{entry.Key}__{nameof(ClientOptions.ClientSecret)}=");

    private Remediation ForDocumentAddress(string id)
    {
        if (!Uri.TryCreate(id, UriKind.Absolute, out var url) || !DocumentUrl.TryParse(id, [url.Authority], out _))
        {
            return new Remediation(
                "No setting allows it: an id that is the address of a document has a path, no query, and is spelt as a browser writes it.");
        }

        if (!documents.Value.Enabled)
        {
            return Remediation.Paste(
                "The id is the address of a document about the client, and this server is set to take none.", ($"{Documents}__Enabled", "true"));
        }

        return DocumentUrl.TryParse(id, documents.Value.PrivateHosts, out _)
            ? new Remediation("Addresses of documents are taken by now: connect it again.")
            : PrivateHost(url, "Only if this host is one of your own network: documents of all others are at port 443 of a public name.");
    }

    private Remediation PrivateHost(Uri url, string note) =>
        Remediation.Paste(note, ($"{Documents}__{nameof(DocumentsOptions.PrivateHosts)}__{documents.Value.PrivateHosts.Count}", url.Authority));

    private Remediation ForRegistered() => registration.Value.Enabled
        ? new Remediation(
            $"It looks like a client that registered itself here and was removed, because for {registration.Value.UnusedDays} days nobody allowed it "
            + "anything, or newer ones took its place. No setting brings it back: remove it from the assistant and connect it anew, "
            + "so that it registers again.")
        : Remediation.Paste(
            "It looks like a client that registered itself, which this server is set to take no more. "
            + "With the setting, remove it from the assistant and connect it anew.",
            (RegistrationEnabled, "true"));

    private Remediation ForPreRegistered(string id, string? redirect)
    {
        if (id.Length > ClientOptions.IdLength)
            return new Remediation($"No setting allows it: the id of a client in the settings has {ClientOptions.IdLength} characters at most.");
        if (redirect is null)
            return new Remediation("The request does not say where the client returns people to; its maker has to mend that.");
        if (!IsPossible(redirect, out var scheme, out var fault))
            return new Remediation($"No setting allows its redirect: {fault}");

        var client = $"{ClientsOptions.Section}__{nameof(ClientsOptions.PreRegistered)}__{clients.Value.PreRegistered.Count}";
        var secret = $"__{nameof(ClientOptions.ClientSecret)}";
        var instead = registration.Value.Enabled ? "" : $"\nOne that can register itself needs {RegistrationEnabled}=true instead.";
        return Remediation.Paste(
            $"{Warning(redirect)} Call it as people know it, and add {secret} if it has one.{QueryNote(redirect)}{instead}",
            [
                ($"{client}__{nameof(ClientOptions.ClientId)}", id),
                ($"{client}__{nameof(ClientOptions.Name)}", id),
                ($"{client}__{nameof(ClientOptions.RedirectUris)}__0", redirect),
                .. scheme,
            ]);
    }
}
