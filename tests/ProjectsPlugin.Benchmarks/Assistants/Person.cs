using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Benchmarks.Hosts;

namespace ProjectsPlugin.Benchmarks.Assistants;

/// <summary>A demo user with a browser that keeps cookies and, once allowed, remembers it.</summary>
internal sealed class Person(Installation installation) : IDisposable
{
    public const string Email = "user3@example.com";

    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = installation.IdentityServer.Address };

    /// <summary>Follows the assistant's address, signing in and allowing where pages ask for it, to the code.</summary>
    public async Task<string> AllowAsync(string address)
    {
        var at = new Uri(installation.IdentityServer.Address, address);
        var answer = await _browser.GetAsync(at);
        while (true)
        {
            using var answered = answer;
            if (answer.Headers.Location is { } location)
            {
                at = new Uri(at, location);
                if (at.Authority != installation.IdentityServer.Address.Authority)
                    return QueryHelpers.ParseQuery(at.Query)["code"] is [{ } code] ? code : throw new InvalidOperationException($"No code: {at.Query}");
                answer = await _browser.GetAsync(at);
            }
            else
            {
                using var body = new FormUrlEncodedContent([.. Form.Read(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync()), .. OwnFields(at.AbsolutePath)]);
                answer = await _browser.PostAsync(at, body);
            }
        }
    }

    public void Dispose() => _browser.Dispose();

    private KeyValuePair<string, string>[] OwnFields(string page) => page is "/auth/consent"
        ? [new("decision", "allow")]
        : [new("Input.Email", Email), new("Input.Password", installation.Environment.DemoPassword)];
}
