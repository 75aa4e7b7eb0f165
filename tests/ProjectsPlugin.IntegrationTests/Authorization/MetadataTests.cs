using System.Net;
using System.Text.Json.Nodes;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Authorization;

internal sealed class MetadataTests
{
    [Test]
    [Property("Checklist", 29)]
    public async Task Both_documents_say_the_same_and_only_what_is_true()
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();

        var oauth = await client.GetStringAsync(new Uri("/.well-known/oauth-authorization-server", UriKind.Relative));
        var openId = await client.GetStringAsync(new Uri("/.well-known/openid-configuration", UriKind.Relative));
        var document = JsonNode.Parse(oauth)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(oauth, Is.EqualTo(openId));
            Assert.That((string?)document["issuer"], Is.EqualTo(installation.PublicUrl.ToString()), "As people type it, without a slash");
            Assert.That(Strings("response_types_supported"), Is.EqualTo(new[] { "code" }));
            Assert.That(Strings("grant_types_supported"), Is.EquivalentTo(new[] { "authorization_code", "refresh_token" }));
            Assert.That(Strings("code_challenge_methods_supported"), Is.EqualTo(new[] { "S256" }));
            Assert.That(Strings("id_token_signing_alg_values_supported"), Is.EqualTo(new[] { "RS256" }));
            Assert.That(Strings("scopes_supported"), Is.SupersetOf(new[] { "openid", "offline_access", "projects", "users", "me", "company" }));
            Assert.That((bool?)document["authorization_response_iss_parameter_supported"], Is.True);
            string[] endpoints =
            [
                "authorization_endpoint", "token_endpoint", "revocation_endpoint", "userinfo_endpoint", "end_session_endpoint", "jwks_uri",
            ];
            foreach (var endpoint in endpoints)
                Assert.That((string?)document[endpoint], Does.StartWith(installation.PublicUrl + "/auth/"), endpoint);
        }

        string[] Strings(string name) => [.. document[name]!.AsArray().Select(value => (string)value!)];
    }

    // RFC 7662, which nobody needs here: access tokens are read by whoever has the keys.
    [Test]
    [Property("Checklist", 25)]
    public async Task Nobody_is_told_by_introspection_whether_a_token_is_good()
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();
        using var assistant = Assistant.Plugin(installation);
        using var token = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = (await assistant.SignInAsync()).AccessToken });

        var metadata = await client.GetStringAsync(new Uri("/.well-known/oauth-authorization-server", UriKind.Relative));
        using var answer = await client.PostAsync(new Uri("/auth/introspect", UriKind.Relative), token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(metadata, Does.Not.Contain("introspection"));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    [Test]
    public async Task The_key_set_has_an_ES256_and_an_RS256_key_and_nothing_private()
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();

        var keys = JsonNode.Parse(await client.GetStringAsync(new Uri("/auth/jwks", UriKind.Relative)))!["keys"]!.AsArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(keys.Select(key => (string?)key!["alg"]), Is.EquivalentTo(new[] { "ES256", "RS256" }));
            Assert.That(keys.SelectMany(key => key!.AsObject()).Select(member => member.Key), Has.None.AnyOf("d", "p", "q", "dp", "dq", "qi", "k"));
        }
    }

    [Test]
    [Property("Checklist", 57)]
    public async Task User_info_says_who_signed_in_as_far_as_the_scopes_allow()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        var full = await assistant.SignInAsync("openid profile email");
        var bare = await assistant.SignInAsync("openid");

        var fullClaims = JsonNode.Parse(await (await assistant.CallAsync("/auth/userinfo", full.AccessToken)).Content.ReadAsStringAsync())!.AsObject();
        var bareClaims = JsonNode.Parse(await (await assistant.CallAsync("/auth/userinfo", bare.AccessToken)).Content.ReadAsStringAsync())!.AsObject();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)fullClaims["sub"], Is.EqualTo(full.AccessClaims.Subject));
            Assert.That((string?)fullClaims["name"], Is.EqualTo("Alec Parkes"));
            Assert.That((string?)fullClaims["email"], Is.EqualTo(Person.Alec));
            Assert.That(bareClaims.Select(claim => claim.Key), Is.EqualTo(new[] { "sub" }));
        }
    }

    [Test]
    [Property("Checklist", 38)]
    public async Task User_info_takes_a_token_from_the_header_alone()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        var answer = await assistant.SignInAsync("openid");

        using var none = await assistant.CallAsync("/auth/userinfo", null);
        using var inQuery = await assistant.CallAsync("/auth/userinfo?access_token=" + answer.AccessToken, null);
        using var idToken = await assistant.CallAsync("/auth/userinfo", answer.IdToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(none.IsSuccessStatusCode, Is.False);
            Assert.That(inQuery.IsSuccessStatusCode, Is.False);
            Assert.That(idToken.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    [Test]
    [Property("Checklist", 36)]
    public async Task An_ID_token_opens_nothing_at_the_API()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        var answer = await assistant.SignInAsync("openid me");

        using var withIdToken = await assistant.CallAsync("/me", answer.IdToken);
        using var withAccessToken = await assistant.CallAsync("/me", answer.AccessToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(withIdToken.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(withAccessToken.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }
}
