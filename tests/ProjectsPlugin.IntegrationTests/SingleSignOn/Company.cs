using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.SingleSignOn;

/// <summary>An identity server whose people may sign in by scripted providers.</summary>
internal sealed class Company : IAsyncDisposable
{
    public const string Plain = "plain";
    public const string JustInTime = "just-in-time";
    public const string Linking = "linking";
    public const string Entra = "tenant";
    public const string Issuing = "issuing";
    public const string Tenant = "6babcaad-604b-40ac-a9d7-9fd97c0b779f";

    private static readonly Lazy<Task<Company>> TheShared = new(OpenAsync);

    private static int _subjects;

    private Company(ScriptedProvider provider, IdentityServerFixture server) => (Provider, Server) = (provider, server);

    /// <summary>The one that tests share unless they need settings of their own.</summary>
    public static Task<Company> Shared => TheShared.Value;

    public ScriptedProvider Provider { get; }

    public IdentityServerFixture Server { get; }

    /// <summary>One with a provider of each kind.</summary>
    private static async Task<Company> OpenAsync()
    {
        var provider = await ScriptedProvider.StartAsync();
        provider.Metadata[Issuing] = metadata => metadata["authorization_response_iss_parameter_supported"] = true;
        return await OpenAsync(provider, new() { ["SignIn:ProviderSignInsPerMinute"] = "10000" },
        [
            .. Settings(provider, 0, Plain),
            .. Settings(provider, 1, JustInTime, ("JustInTime", "true")),
            .. Settings(provider, 2, Linking, ("LinkByEmail", "true"), ("JustInTime", "true"), ("AllowedDomains:0", "example.org")),
            .. Settings(provider, 3, Entra, ("JustInTime", "true"), ("Tenant", Tenant)),
            .. Settings(provider, 4, Issuing, ("JustInTime", "true")),
        ]);
    }

    /// <summary>One whose people sign in by one provider and nothing else.</summary>
    public static async Task<Company> WithoutPasswordsAsync(Action<ScriptedProvider>? prepare = null)
    {
        var provider = await ScriptedProvider.StartAsync();
        prepare?.Invoke(provider);
        return await OpenAsync(provider, new() { ["SignIn:Passwords"] = "off" }, Settings(provider, 0, JustInTime, ("JustInTime", "true")));
    }

    public static async Task<Company> OpenAsync(
        ScriptedProvider provider, Dictionary<string, string?> settings, IEnumerable<KeyValuePair<string, string?>> providers)
    {
        foreach (var (key, value) in providers)
            settings[key] = value;
        return new Company(provider, await IdentityServerFixture.OpenAsync(settings));
    }

    public static Dictionary<string, string?> Settings(ScriptedProvider provider, int index, string id, params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Id"] = id,
            ["Name"] = $"Company {id}",
            ["Authority"] = provider.IssuerOf(id),
            ["ClientId"] = ScriptedProvider.ClientId,
            ["ClientSecret"] = ScriptedProvider.ClientSecret,
        };
        foreach (var (key, value) in more)
            settings[key] = value;
        return settings.ToDictionary(pair => $"SignIn:Providers:{index}:{pair.Key}", pair => pair.Value);
    }

    /// <summary>Somebody whom providers know, with an address that was never used.</summary>
    public UpstreamAnswer Somebody(string? email = null, bool? isProved = true, Action<JsonObject>? more = null) => new(
        $"subject-{Interlocked.Increment(ref _subjects)}", Server.Clock.GetUtcNow())
    {
        Token = token =>
        {
            token["name"] = "Ana Lopez";
            token["email"] = email ?? IdentityServerFixture.NewEmail();
            if (isProved is { } proved)
                token["email_verified"] = proved;
            more?.Invoke(token);
        },
    };

    public static async Task CloseSharedAsync()
    {
        if (TheShared.IsValueCreated)
            await (await TheShared.Value).DisposeAsync();
    }

    public UpstreamBrowser OpenBrowser() => new(this);

    /// <summary>Sends a person through a provider, in a browser of their own, and returns the answer to their return.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string provider, UpstreamAnswer person)
    {
        using var browser = OpenBrowser();
        return await browser.SignInAsync(provider, person);
    }

    public Task<List<ExternalIdentity>> IdentitiesAsync(string subject) => Server.AskAsync<IdentityServerDb, List<ExternalIdentity>>(
        db => db.Set<ExternalIdentity>().Where(identity => identity.Subject == subject).ToListAsync());

    public Task<Account?> AccountAsync(string email) => Server.AskAsync<IdentityServerDb, Account?>(
        db => db.Users.SingleOrDefaultAsync(account => account.Email == email));

    public Task<RejectedSignIn?> RejectedAsync(string subject) => Server.AskAsync<IdentityServerDb, RejectedSignIn?>(
        db => db.Set<RejectedSignIn>().SingleOrDefaultAsync(rejected => rejected.Subject == subject));

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Provider.DisposeAsync();
    }
}

/// <summary>A browser that goes to the provider and comes back.</summary>
internal sealed class UpstreamBrowser(Company company) : IDisposable
{
    public const string Home = "/auth";

    private readonly HttpClient _http = company.Server.CreateClient();

    public async Task<HttpResponseMessage> GetAsync(string address)
    {
        var isAbsolute = address.StartsWith("http", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, isAbsolute ? new Uri(address).PathAndQuery : address);
        request.Headers.Accept.ParseAdd("text/html");
        return await _http.SendAsync(request);
    }

    /// <summary>Begins a sign-in and reads where it leads.</summary>
    public async Task<UpstreamRequest> BeginAsync(string provider, string? returnUrl = null)
    {
        using var answer = await GetAsync($"/auth/sso/{provider}{(returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}")}");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        return company.Provider.Read(answer.Headers.Location!);
    }

    public async Task<HttpResponseMessage> SignInAsync(string provider, UpstreamAnswer person, string? returnUrl = null) =>
        await GetAsync(company.Provider.Answer(await BeginAsync(provider, returnUrl), person));

    /// <summary>Whether somebody is signed in on this browser, and what their page says.</summary>
    public async Task<string?> HomeAsync()
    {
        using var home = await GetAsync(Home);
        return home.StatusCode is HttpStatusCode.OK ? await home.Content.ReadAsStringAsync() : null;
    }

    public Task SignOutAsync() => SubmitAsync("/auth/sign-out", "/auth/sign-out", []);

    /// <summary>Sends a password to a sign-in page that does not ask for one, with the token of another page.</summary>
    public Task<HttpResponseMessage> PostSignInAsync(string email, string password) =>
        SubmitAsync("/auth/sign-out", "/auth/sign-in", new() { ["Input.Email"] = [email], ["Input.Password"] = [password] });

    /// <summary>Allows ChatGPT's plugin what it asks for, and returns its refresh token.</summary>
    public async Task<string> AllowAsync()
    {
        const string Callback = "https://chat.openai.com/aip/plugin-0b2a4c6e-1111-4222-8333-444455556666/oauth/callback";
        var address = $"/auth/authorize?response_type=code&client_id=chatgpt-plugin&scope=projects&state=a&redirect_uri={Uri.EscapeDataString(Callback)}";
        using var asked = await GetAsync(address);
        var consent = asked.Headers.Location!.OriginalString;
        using var allowed = await SubmitAsync(consent, consent, new() { ["decision"] = ["allow"], ["scope"] = ["projects"] });
        using var back = await GetAsync(allowed.Headers.Location!.OriginalString);
        using var client = company.Server.CreateClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = QueryHelpers.ParseQuery(back.Headers.Location!.Query)["code"].ToString(),
            ["redirect_uri"] = Callback,
            ["client_id"] = ConfiguredClient.ChatGptPlugin.Id,
            ["client_secret"] = ConfiguredClient.ChatGptPlugin.Secret,
        });
        using var answer = await client.PostAsync("/auth/token", form);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["refresh_token"]!.GetValue<string>();
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SubmitAsync(string page, string address, Dictionary<string, string[]> fields)
    {
        var form = Person.Form.Read(await _http.GetStringAsync(page));
        using var content = new FormUrlEncodedContent(form.Hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Key, field.Value[0])));
        return await _http.PostAsync(address, content);
    }
}
