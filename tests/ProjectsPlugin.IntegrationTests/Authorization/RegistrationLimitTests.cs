using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>How much registering leaves behind, with a clock that the tests turn, and how to have none of it.</summary>
[Property("Checklist", 32)]
internal sealed class RegistrationLimitTests
{
    private static readonly object Metadata = new { redirect_uris = new[] { PublicAssistant.Site }, token_endpoint_auth_method = "none" };

    private FakeTimeProvider _clock = null!;
    private Installation _installation = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        _installation = await Installation.StartAsync(new InstallationOptions
        {
            Clock = _clock,
            Settings = new Dictionary<string, string?> { ["Registration:MaximumUnused"] = "5" },
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _installation.DisposeAsync();

    [Test]
    public async Task The_oldest_unused_registrations_give_way_to_new_ones_and_those_in_use_never()
    {
        using var used = await PublicAssistant.RegisterAsync(_installation);
        await used.SignInAsync("me");
        using var unused = await PublicAssistant.RegisterAsync(_installation);
        var before = await IsKnownAsync(unused);

        for (var i = 0; i < 5; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            using var newer = await PublicAssistant.RegisterAsync(_installation);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.True);
            Assert.That(await IsKnownAsync(unused), Is.False);
            Assert.That(await IsKnownAsync(used), Is.True);
        }
    }

    [Test]
    public async Task After_thirty_days_unused_a_registration_is_gone_and_one_in_use_stays()
    {
        using var used = await PublicAssistant.RegisterAsync(_installation);
        await used.SignInAsync("me");
        using var unused = await PublicAssistant.RegisterAsync(_installation);

        _clock.Advance(TimeSpan.FromDays(29));
        using var later = await PublicAssistant.RegisterAsync(_installation);
        var before = await IsKnownAsync(unused);
        _clock.Advance(TimeSpan.FromHours(25));

        // The hourly work happens as the clock moves; it needs a moment of real time.
        await Assert.ThatAsync(() => IsKnownAsync(unused), Is.False.After(20_000, 100));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.True);
            Assert.That(await IsKnownAsync(used), Is.True);
            Assert.That(await IsKnownAsync(later), Is.True);
        }
    }

    [Test]
    public async Task One_address_registers_twenty_times_a_minute_and_others_have_their_own()
    {
        await using var server = await IdentityServerFixture.OpenAsync();
        using var eager = server.CreateClient("198.51.100.1");
        using var other = server.CreateClient("198.51.100.2");
        for (var i = 0; i < 20; i++)
        {
            // Both addresses of the endpoint count as one.
            using var accepted = await eager.PostAsJsonAsync(i % 2 == 0 ? "/register" : "/auth/register", Metadata);
            Assert.That(accepted.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        }

        using var refused = await eager.PostAsJsonAsync("/register", Metadata);
        using var ofAnother = await other.PostAsJsonAsync("/register", Metadata);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(refused.Headers.RetryAfter?.Delta, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(TimeSpan.FromMinutes(1)));
            Assert.That(ofAnother.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        }
    }

    [Test]
    public async Task Switched_off_there_is_no_endpoint_and_no_document_names_one()
    {
        await using var server = await IdentityServerFixture.OpenAsync(new() { ["Registration:Enabled"] = "false" });
        using var client = server.CreateClient();

        using (Assert.EnterMultipleScope())
        {
            foreach (var document in new[] { "/.well-known/oauth-authorization-server", "/.well-known/openid-configuration" })
                Assert.That(
                    JsonNode.Parse(await client.GetStringAsync(new Uri(document, UriKind.Relative)))!.AsObject().ContainsKey("registration_endpoint"),
                    Is.False);

            foreach (var endpoint in new[] { "/register", "/auth/register" })
            {
                using var answer = await client.PostAsJsonAsync(endpoint, Metadata);
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), endpoint);
            }
        }
    }

    private async Task<bool> IsKnownAsync(PublicAssistant assistant)
    {
        using var person = new Person(_installation);
        using var answer = await person.GetAsync(assistant.AuthorizeAddress("me"));
        return answer.StatusCode is HttpStatusCode.Found;
    }
}
