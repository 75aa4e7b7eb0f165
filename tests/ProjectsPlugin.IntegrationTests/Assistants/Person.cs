using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Assistants;

/// <summary>An employee with a browser that shows no pictures: follows redirects within the origin, fills in our forms, keeps cookies.</summary>
internal sealed class Person(IOrigin origin, string email = Person.Alec, string password = Installation.DemoPassword) : IDisposable
{
    public const string John = "user1@example.com";
    public const string Emily = "user2@example.com";
    public const string Alec = "user3@example.com";

    private readonly HttpClient _browser = origin.CreateClient();

    /// <summary>The pages seen on the way, by path.</summary>
    public List<string> Visited { get; } = [];

    /// <summary>Signs in and allows what is asked, as far as pages ask for it; returns where the assistant gets the browser back.</summary>
    /// <param name="address">Where the assistant sends the browser.</param>
    /// <param name="scopes">The boxes to leave ticked; all of them if null.</param>
    public Task<Uri> AllowAsync(string address, params string[]? scopes) =>
        ArriveAsync(address, form => Consent(form, "allow", scopes is { Length: > 0 } ? scopes : form.Scopes));

    public Task<Uri> DenyAsync(string address) => ArriveAsync(address, form => Consent(form, "deny", []));

    /// <summary>Follows an address until it leaves the origin.</summary>
    public async Task<Uri> ArriveAsync(string address, Func<Form, Dictionary<string, string[]>> decide, Action<string>? follow = null)
    {
        var response = await _browser.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        for (var step = 0; step < 20; step++)
        {
            var at = response.RequestMessage!.RequestUri!;
            if (response.Headers.Location is { } location)
            {
                var next = new Uri(at, location);
                if (next.Authority != at.Authority)
                    return next;
                follow?.Invoke(next.PathAndQuery);
                response = await _browser.GetAsync(next);
                continue;
            }

            Visited.Add(at.AbsolutePath);
            var form = Form.Read(await response.Content.ReadAsStringAsync());
            response = (response.StatusCode is HttpStatusCode.OK ? at.AbsolutePath : "") switch
            {
                "/auth/sign-in" => await SendAsync(at, form.SignIn(email, password)),
                "/auth/consent" => await SendAsync(at, decide(form)),
                _ => throw new AssertionException($"Stopped at {at} with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}"),
            };
        }

        throw new AssertionException("Too many steps.");
    }

    /// <summary>Opens one of our pages, signing in if that is asked on the way; returns where the browser came to rest.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string address) => await GoOnAsync(await GetAsync(address));

    /// <summary>Goes on from an answer as a browser would, signing in and, if a decision is given, deciding where that is asked.</summary>
    /// <param name="response">Where the browser is.</param>
    /// <param name="decide">What the person does on the consent page; if null, the way ends there.</param>
    /// <param name="route">Which copy of a host gets a request; the origin's choice if null.</param>
    public async Task<HttpResponseMessage> GoOnAsync(
        HttpResponseMessage response, Func<Form, Dictionary<string, string[]>>? decide = null, Func<Uri, Uri>? route = null)
    {
        for (var step = 0; step < 15; step++)
        {
            var at = response.RequestMessage!.RequestUri!;
            if (response.Headers.Location is { } location)
            {
                var next = new Uri(at, location);
                response = await _browser.GetAsync(route?.Invoke(next) ?? next);
                continue;
            }

            Visited.Add(at.AbsolutePath);
            if (at.AbsolutePath == "/auth/sign-in")
                response = await SendAsync(at, Form.Read(await response.Content.ReadAsStringAsync()).SignIn(email, password));
            else if (at.AbsolutePath == "/auth/consent" && decide is not null)
                response = await SendAsync(at, decide(Form.Read(await response.Content.ReadAsStringAsync())));
            else
                return response;
        }

        throw new AssertionException("Too many steps.");
    }

    /// <summary>Leaves everything ticked and allows it.</summary>
    public static Dictionary<string, string[]> AllowAll(Form form) => Consent(form, "allow", form.Scopes);

    /// <summary>Asks twice for one of our pages, opens it once, and returns where the other sign-in would end: an address with a code.</summary>
    public async Task<string> BringCodeAsync(string address)
    {
        using var asked = await GetAsync(address);
        using var opened = await OpenAsync(address);
        using var returned = await GetAsync(asked.Headers.Location!.ToString());
        return new Uri(asked.Headers.Location!, returned.Headers.Location!).PathAndQuery;
    }

    /// <summary>Opens a page and presses the button of one of its forms.</summary>
    /// <param name="page">The page's path.</param>
    /// <param name="handler">What the form does.</param>
    /// <param name="about">What its hidden fields name, where there are several alike.</param>
    public async Task<HttpResponseMessage> PressAsync(string page, string handler = "", string about = "")
    {
        var shown = await GetAsync(page);
        var form = Form.ReadAll(await shown.Content.ReadAsStringAsync())
            .First(
                found => found.Action.Contains(handler, StringComparison.Ordinal) && (
                    about.Length == 0 || found.Hidden.Values.Any(values => values.Contains(about))));
        return await SendAsync(new Uri(shown.RequestMessage!.RequestUri!, form.Action.Length == 0 ? page : form.Action), form.Hidden);
    }

    /// <summary>One step only, for tests of what is answered on the way.</summary>
    /// <summary>Sends what no page of ours has in its form.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, HttpContent content) =>
        _browser.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content);

    public Task<HttpResponseMessage> GetAsync(string address) => _browser.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));

    public void Dispose() => _browser.Dispose();

    private static Dictionary<string, string[]> Consent(Form form, string decision, IReadOnlyCollection<string> scopes) =>
        new(form.Hidden) { ["decision"] = [decision], ["scope"] = [.. scopes] };

    private async Task<HttpResponseMessage> SendAsync(Uri page, Dictionary<string, string[]> fields)
    {
        var pairs = fields.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value)));
        using var content = new FormUrlEncodedContent(pairs);
        var response = await _browser.PostAsync(page, content);
        if (response.StatusCode is not HttpStatusCode.SeeOther)
            throw new AssertionException($"{page.AbsolutePath} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return response;
    }

    internal sealed record Form(string Action, Dictionary<string, string[]> Hidden, IReadOnlyList<string> Scopes, string EmailName, string PasswordName)
    {
        private static readonly HtmlParser Parser = new();

        public static IEnumerable<Form> ReadAll(string html) => Parser.ParseDocument(html).Forms.Select(Read);

        /// <summary>The first one; one without anything in it if there is none.</summary>
        public static Form Read(string html) => ReadAll(html).FirstOrDefault() ?? new Form("", [], [], "", "");

        public Dictionary<string, string[]> SignIn(string email, string password) =>
            new(Hidden) { [EmailName] = [email], [PasswordName] = [password] };

        private static Form Read(IHtmlFormElement form)
        {
            var inputs = form.Elements.OfType<IHtmlInputElement>().ToList();
            string Named(string type) => inputs.Find(input => input.Type == type)?.Name ?? "";
            return new Form(
                form.GetAttribute("action") ?? "",
                inputs.Where(input => input.Type == "hidden").ToDictionary(input => input.Name!, input => new[] { input.Value }),
                [.. inputs.Where(input => input.Name == "scope").Select(input => input.Value)],
                Named("email"),
                Named("password"));
        }
    }
}
