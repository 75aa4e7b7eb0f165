using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Authorize;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Grants;

namespace ProjectsPlugin.IdentityServer.Pages.Connected;

/// <summary>Shows a person which assistants can read for them, and takes that back (ASVS 10.7.3).</summary>
public sealed class ConnectedModel(
    Sessions sessions, ConnectedClients connected, TrustedNames names, GrantRevocation revocation, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>The name of the client that was disconnected a moment ago.</summary>
    [TempData]
    public string? Disconnected { get; set; }

    /// <summary>For the page on which signing out everywhere ends.</summary>
    [TempData]
    public bool SignedOutEverywhere { get; set; }

    public SignedInPerson Person { get; private set; } = null!;

    public IReadOnlyList<ConnectedClient> Assistants { get; private set; } = [];

    /// <summary>
    /// What the page calls each, by its client id: its name, numbered where others have it too, or nobody could tell one's button from another's.
    /// </summary>
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>The host that a client's document is on; whatever else it says of itself is a claim.</summary>
    public static string Publisher(ConnectedClient assistant) => assistant.Origin is ClientOrigin.Document ? new Uri(assistant.ClientId).IdnHost : "";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Person = (await sessions.CurrentAsync(HttpContext))!;
        Assistants = await ListAsync(Person, cancellation);
        Names = NamesOf(Assistants);
    }

    public async Task<IActionResult> OnPostDisconnectAsync([FromForm] InputModel input, CancellationToken cancellation)
    {
        if (await WhoAsksAsync(input) is { } person && input.Client is { } client)
        {
            Disconnected = NamesOf(await ListAsync(person, cancellation)).GetValueOrDefault(client);
            await revocation.RevokeAllAsync(GrantFilter.ForAccountAndClient(person.AccountId, client), cancellation);
        }

        return new SeeOther(PagePaths.Connected);
    }

    public async Task<IActionResult> OnPostSignOutEverywhereAsync([FromForm] InputModel input, CancellationToken cancellation)
    {
        if (await WhoAsksAsync(input) is not { } person)
            return new SeeOther(PagePaths.Connected);

        await revocation.RevokeAllAsync(GrantFilter.ForAccount(person.AccountId), cancellation);
        await sessions.EndAsync(HttpContext);
        SignedOutEverywhere = true;
        return new SeeOther(PagePaths.SignOut);
    }

    private async Task<IReadOnlyList<ConnectedClient>> ListAsync(SignedInPerson person, CancellationToken cancellation) =>
        [.. (await connected.ListAsync(person.AccountId, cancellation)).Select(client => client with
        {
            ClientName = names.Shown(client.ClientName, client.Origin, client.ClientId, [client.RedirectUri.OriginalString]),
        })];

    /// <summary>The person for whom the form was made; null if somebody else, or nobody, is signed in by now.</summary>
    private async Task<SignedInPerson?> WhoAsksAsync(InputModel input) =>
        await sessions.CurrentAsync(HttpContext) is { } person && person.SessionId == input.Session ? person : null;

    private Dictionary<string, string> NamesOf(IEnumerable<ConnectedClient> assistants)
    {
        var taken = new HashSet<string>(StringComparer.CurrentCultureIgnoreCase) { texts["Connected.Everywhere"] };
        return assistants.OrderBy(assistant => assistant.FirstUsedAt).ToDictionary(assistant => assistant.ClientId, assistant =>
        {
            var (name, number) = (assistant.ClientName, 1);
            while (!taken.Add(name))
                name = texts["Connected.Numbered", assistant.ClientName, ++number];
            return name;
        });
    }

    public sealed class InputModel
    {
        public string? Client { get; init; }

        /// <summary>Whose page it was.</summary>
        public Guid Session { get; init; }
    }
}
