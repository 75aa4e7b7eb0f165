using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Benchmarks.Hosts;

namespace ProjectsPlugin.Benchmarks.Assistants;

/// <summary>A demo user with a browser that keeps cookies and, once allowed, remembers it.</summary>
internal sealed class Person(Installation installation, RunningHost identityServer) : IDisposable
{
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>Follows the assistant's address, signing in and allowing where pages ask for it, to the code.</summary>
    public async Task<string> AllowAsync(string address)
    {
        var person = new Doctor.SignIn.HeadlessUser(_browser, installation.DemoUser, new Uri(Assistant.Callback));
        var returned = await person.AllowAsync(new Uri(identityServer.Address, address), CancellationToken.None);
        return QueryHelpers.ParseQuery(returned.Query)["code"] is [{ } code] ? code : throw new InvalidOperationException($"No code: {returned.Query}");
    }

    public void Dispose() => _browser.Dispose();
}
