using System.Net;
using System.Net.Http.Headers;
using Microsoft.IdentityModel.JsonWebTokens;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Exchange;

internal sealed class CodeTests
{
    [TestCase(BodyStyle.Json)]
    [TestCase(BodyStyle.Form)]
    [TestCase(BodyStyle.Basic)]
    [Property("Checklist", 18)]
    public async Task A_code_is_exchanged_for_an_access_and_a_refresh_token(BodyStyle style)
    {
        var installation = await Installation.Shared;
        using var assistant = new Assistant(installation, installation.ChatGptPlugin, Assistant.Plugin(installation).RedirectUri) { Style = style };

        var answer = await assistant.SignInAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Text("token_type"), Is.EqualTo("bearer"));
            Assert.That(answer.ExpiresIn, Is.InRange(895, 900));
            Assert.That(answer.RefreshToken, Is.Not.Empty);
            Assert.That(answer.Response.Headers.CacheControl, Is.EqualTo(new CacheControlHeaderValue { NoStore = true }));
            Assert.That(answer.Response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
        }
    }

    [Test]
    public async Task An_access_token_says_who_for_whom_and_what_for()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);

        var token = (await assistant.SignInAsync("projects me")).AccessClaims;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(token.Typ, Is.EqualTo("at+jwt"));
            Assert.That(token.Alg, Is.EqualTo("ES256"));
            Assert.That(token.Issuer, Is.EqualTo(installation.PublicUrl.Issuer));
            Assert.That(token.Audiences, Is.EqualTo(new[] { installation.PublicUrl.ToString() }));
            Assert.That(token.GetClaim("client_id").Value, Is.EqualTo(installation.ChatGptPlugin.Id));
            Assert.That(Guid.Parse(token.Subject), Is.Not.EqualTo(Guid.Empty));
            Assert.That(Guid.Parse(token.GetClaim("grant_id").Value), Is.Not.EqualTo(Guid.Empty));
            Assert.That(token.GetClaim("scope").Value.Split(' '), Is.EquivalentTo(new[] { "projects", "me", "offline_access" }));
            Assert.That(token.ValidTo - token.IssuedAt, Is.EqualTo(TimeSpan.FromMinutes(15)));
        }
    }

    [TestCase("projects", false)]
    [TestCase("users me company openid", false)]
    [TestCase("me profile", false)]
    [TestCase("projects email", true)]
    [TestCase("openid email", true)]
    public async Task A_token_that_the_client_can_read_says_nothing_beyond_its_scopes_and_nothing_of_the_engine(string scope, bool saysAddress)
    {
        string[] usual = ["sub", "aud", "iss", "client_id", "scope", "grant_id", "jti", "exp", "iat", "nbf"];
        string[] ofIdToken = [.. usual, "auth_time", "nonce", "at_hash", "azp", "name"];
        string[] address = ["email", "email_verified"];
        using var assistant = Assistant.Plugin(await Installation.Shared);

        var first = await assistant.SignInAsync(scope);
        var second = await assistant.RefreshAsync(first.RefreshToken);
        var narrow = scope.Contains("email", StringComparison.Ordinal)
            ? await assistant.RefreshAsync(second.RefreshToken, ("scope", scope.Split(' ')[0]))
            : second;

        using (Assert.EnterMultipleScope())
        {
            foreach (var token in new[] { first.AccessClaims, second.AccessClaims })
                Assert.That(token.Claims.Select(claim => claim.Type), Is.SubsetOf(saysAddress ? [.. usual, .. address] : usual));
            Assert.That(first.AccessClaims.TryGetValue("email", out string _), Is.EqualTo(saysAddress));
            Assert.That(narrow.AccessClaims.TryGetValue("email", out string _), Is.False, "a refresh for less");
            if (first.IdToken is { } idToken)
                Assert.That(new JsonWebToken(idToken).Claims.Select(claim => claim.Type), Is.SubsetOf(saysAddress ? [.. ofIdToken, .. address] : ofIdToken));
        }
    }

    [Test]
    [Property("Checklist", 8)]
    public async Task A_code_works_only_once_and_its_replay_ends_what_came_from_it()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress()));
        var first = await assistant.ExchangeAsync(code);

        var second = await assistant.ExchangeAsync(code);
        var refresh = await assistant.RefreshAsync(first.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((second.Status, second.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
            Assert.That((refresh.Status, refresh.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
        }
    }

    [Test]
    public async Task A_replayed_code_leaves_the_persons_other_sign_ins_alone()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);
        var other = await assistant.ExchangeAsync(assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress())));
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress()));
        await assistant.ExchangeAsync(code);
        await assistant.ExchangeAsync(code);

        var refreshed = await assistant.RefreshAsync(other.RefreshToken);
        person.Visited.Clear();
        await person.AllowAsync(assistant.AuthorizeAddress());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refreshed.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(person.Visited, Is.Empty, "the remembered consent should have survived");
        }
    }

    [Test]
    [Property("Checklist", 8)]
    public async Task A_code_exchanged_many_times_at_once_works_at_most_once()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress()));

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => assistant.ExchangeAsync(code)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.OK), Is.EqualTo(1));
            Assert.That(answers.Where(answer => answer.Status != HttpStatusCode.OK).Select(answer => answer.Error), Is.All.EqualTo("invalid_grant"));
        }
    }

    [Test]
    [Property("Checklist", 9)]
    public async Task A_code_is_bound_to_its_client()
    {
        var installation = await Installation.Shared;
        using var plugin = Assistant.Plugin(installation);
        using var action = Assistant.Action(installation);
        using var person = new Person(installation);
        var code = plugin.Code(await person.AllowAsync(plugin.AuthorizeAddress()));

        var stolen = await action.ExchangeAsync(code, ("redirect_uri", plugin.RedirectUri));

        Assert.That((stolen.Status, stolen.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
    }

    [Test]
    [Property("Checklist", 9)]
    public async Task A_code_is_bound_to_its_redirect_and_a_wrong_one_does_not_use_it_up()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress()));

        var wrong = await assistant.ExchangeAsync(code, ("redirect_uri", Assistant.PluginCallback("aaaaaaaa-1234-4234-8234-123456789abc")));
        var missing = await assistant.ExchangeAsync(code, ("redirect_uri", null));
        var right = await assistant.ExchangeAsync(code);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((wrong.Status, wrong.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
            Assert.That(missing.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(right.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [TestCase(BodyStyle.Json, false)]
    [TestCase(BodyStyle.Form, false)]
    [TestCase(BodyStyle.Basic, true)]
    [Property("Checklist", 19)]
    public async Task A_wrong_secret_is_401_and_does_not_use_up_the_code(BodyStyle style, bool isChallenged)
    {
        var installation = await Installation.Shared;
        using var assistant = new Assistant(installation, installation.ChatGptPlugin, Assistant.Plugin(installation).RedirectUri) { Style = style };
        using var person = new Person(installation);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress()));

        var wrong = await assistant.ExchangeAsync(code, ("client_secret", new string('x', 40)));
        var right = await assistant.ExchangeAsync(code);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((wrong.Status, wrong.Error), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_client")));
            Assert.That(wrong.Response.Headers.CacheControl?.NoStore, Is.True);
            if (isChallenged)
                Assert.That(wrong.Response.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme), Does.Contain("Basic"));
            Assert.That(right.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    [Property("Checklist", 5)]
    public async Task A_verifier_without_a_challenge_is_a_downgrade_and_refused()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress()));

        var answer = await assistant.ExchangeAsync(code, ("code_verifier", Assistant.Pkce().Verifier));

        Assert.That((answer.Status, answer.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
    }

    [Test]
    [Property("Checklist", 4)]
    public async Task A_challenge_binds_the_code_to_its_verifier_for_confidential_clients_too()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);
        var (verifier, challenge) = Assistant.Pkce();
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress("", ("code_challenge", challenge), ("code_challenge_method", "S256"))));

        var without = await assistant.ExchangeAsync(code);
        var wrong = await assistant.ExchangeAsync(code, ("code_verifier", Assistant.Pkce().Verifier));
        var right = await assistant.ExchangeAsync(code, ("code_verifier", verifier));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(without.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((wrong.Status, wrong.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
            Assert.That(right.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }
}
