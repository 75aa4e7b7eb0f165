using System.Net;
using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.SingleSignOn;

/// <summary>One installation signs people in by another: what this product issues is what it takes.</summary>
internal sealed class OwnUpstreamTests
{
    private const string ClientId = "downstream";
    private const string ClientSecret = "0123456789abcdef0123456789abcdef";

    private Installation _upstream = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _upstream = await Installation.StartAsync(new InstallationOptions
    {
        Settings = new Dictionary<string, string?>
        {
            ["Clients:PreRegistered:2:ClientId"] = ClientId,
            ["Clients:PreRegistered:2:ClientSecret"] = ClientSecret,
            ["Clients:PreRegistered:2:Name"] = "Another installation",
            ["Clients:PreRegistered:2:RedirectUris:0"] = "http://localhost:8080/auth/sso/upstream/callback",
        },
    });

    [OneTimeTearDown]
    public async Task StopAsync() => await _upstream.DisposeAsync();

    [Test]
    public async Task A_person_of_one_installation_signs_in_at_another()
    {
        await using var downstream = await IdentityServerFixture.OpenAsync(new()
        {
            ["SignIn:Passwords"] = "off",
            ["SignIn:Providers:0:Id"] = "upstream",
            ["SignIn:Providers:0:Name"] = "Upstream",
            ["SignIn:Providers:0:Authority"] = _upstream.PublicUrl.Issuer,
            ["SignIn:Providers:0:ClientId"] = ClientId,
            ["SignIn:Providers:0:ClientSecret"] = ClientSecret,
            ["SignIn:Providers:0:JustInTime"] = "true",
        });
        using var browser = downstream.CreateClient();
        using var alec = new Person(_upstream);

        using var begun = await browser.GetAsync("/auth/sso/upstream");
        var back = await alec.AllowAsync(begun.Headers.Location!.AbsoluteUri);
        using var returned = await browser.GetAsync(back.PathAndQuery);
        using var home = await browser.GetAsync("/auth");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(back.Query, Does.Contain("iss="), "It names itself, as it promises.");
            Assert.That(returned.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await returned.Content.ReadAsStringAsync());
            Assert.That(await home.Content.ReadAsStringAsync(), Does.Contain("Alec Parkes").And.Contain(Person.Alec));
        }
    }
}
