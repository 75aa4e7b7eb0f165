using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>Clients whose id is the address of a document about them; section <c>Clients:Documents</c>.</summary>
public sealed class DocumentsOptions : IValidatableObject
{
    public const string Section = ClientsOptions.Section + ":Documents";

    /// <summary>Whether an address of a document is taken as a client id at all. Without, those that people allowed before can be used no more.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>True where there is no way out to the internet: nothing is fetched, and copies of the documents of known assistants serve.</summary>
    public bool Offline { get; init; }

    /// <summary>
    /// Hosts of the own network whose documents are fetched although their addresses are private, written as in the client id:
    /// <c>assistant.corp.example</c> or <c>assistant.corp.example:8443</c>. No other port than 443 and no private address is reached otherwise.
    /// </summary>
    public IList<string> PrivateHosts { get; init; } = [];

    /// <summary>Documents that each copy of the server fetches a minute, whoever asks.</summary>
    [Range(1, 10_000)]
    public int FetchesPerMinute { get; init; } = 120;

    /// <summary>Documents fetched a minute because one network asked.</summary>
    [Range(1, 10_000)]
    public int FetchesPerMinuteAndCaller { get; init; } = 20;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => PrivateHosts
        .Where(host => !Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var url) || url.Authority != host)
        .Select(host => new ValidationResult(
            $"Clients__Documents__PrivateHosts contains '{host}'. Write a host as in the client's id, in lower case and with the port unless it is 443, for example: assistant.corp.example:8443"));
}
