using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>Assistants whose client id is the https address of a document about them.</summary>
public sealed class DocumentsOptions : IValidatableObject
{
    public const string Section = ClientsOptions.Section + ":Documents";

    /// <summary>Whether the address of a document is taken as a client id. Switched off, what people allowed such assistants ends.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// True where there is no way out to the internet: nothing is fetched, and our copies of the documents of known assistants serve at once. Otherwise
    /// they serve only while a host cannot be reached.
    /// </summary>
    public bool Offline { get; init; }

    /// <summary>
    /// Hosts of your own network whose documents are fetched although their addresses are private, written as in the client id:
    /// <c>assistant.corp.example</c> or <c>assistant.corp.example:8443</c>. No port but 443 and no private address is reached otherwise.
    /// </summary>
    public IList<string> PrivateHosts { get; init; } = [];

    /// <summary>Documents that a copy of the identity server fetches a minute, whoever asks.</summary>
    [Range(1, 10_000)]
    public int FetchesPerMinute { get; init; } = 120;

    /// <summary>Documents that it fetches a minute because one network asked.</summary>
    [Range(1, 10_000)]
    public int FetchesPerMinuteAndCaller { get; init; } = 20;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => PrivateHosts
        .Where(host => !Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var url) || url.Authority != host)
        .Select(host => new ValidationResult(
            $"Clients__Documents__PrivateHosts contains '{host}'. "
            + "Write a host as in the client's id, in lower case and with the port unless it is 443, for example: assistant.corp.example:8443"));
}
