using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Documents;

/// <summary>Clients that prove who they are by a key of their document (RFC 7523).</summary>
[Property("Checklist", 35)]
internal sealed class ClientAssertionTests
{
    private const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly ECDsaSecurityKey Key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "ec" };
    private static readonly RsaSecurityKey Rsa = new(RSA.Create(2048)) { KeyId = "rsa" };

    private static readonly string KeySet = new JsonObject
    {
        ["keys"] = new JsonArray(
            PublicPart(JsonWebKeyConverter.ConvertFromECDsaSecurityKey(Key)),
            PublicPart(JsonWebKeyConverter.ConvertFromRSASecurityKey(Rsa))),
    }.ToJsonString();

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_key_of_the_document_proves_who_the_client_is(bool inline)
    {
        using var assistant = await DiscoverAsync(inline);
        var first = await ExchangeAsync(assistant, Assertion(assistant));

        var refreshed = await assistant.RefreshAsync(first.RefreshToken, With(Assertion(assistant)));
        var unproven = await assistant.RefreshAsync(refreshed.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Status, refreshed.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
            Assert.That((unproven.Status, unproven.Error), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_client")));
        }
    }

    [TestCase("RS256", "JWT", "token_endpoint")]
    [TestCase("PS256", "client-authentication+jwt", "issuer")]
    [TestCase("RS256", null, "issuer")]
    public async Task Assertions_of_clients_in_use_are_taken(string algorithm, string? type, string audience)
    {
        using var assistant = await DiscoverAsync();
        var assertion = Assertion(assistant, token =>
        {
            (token.SigningCredentials, token.Audience) = (new SigningCredentials(Rsa, algorithm), (string?)assistant.Metadata[audience]);
            token.TokenType = type;
        });

        Assert.That((await ExchangeAsync(assistant, assertion)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private static IEnumerable<TestCaseData> Forged()
    {
        yield return Case("another key", (token, _) => token.SigningCredentials =
            new SigningCredentials(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "ec" }, "ES256"));
        yield return Case("the public key as a secret", (token, _) => token.SigningCredentials =
            new SigningCredentials(new SymmetricSecurityKey(SHA256.HashData(Rsa.Rsa.ExportSubjectPublicKeyInfo())) { KeyId = "rsa" }, "HS256"));
        yield return Case("no signature", (token, _) => token.SigningCredentials = null);
        yield return Case("another issuer", (token, _) => token.Issuer = "https://other.example/client.json");
        yield return Case("another subject", (token, _) => token.Claims["sub"] = "https://other.example/client.json");
        yield return Case("another audience", (token, _) => token.Audience = "https://other.example/");
        yield return Case(
            "an audience at our path elsewhere",
            (token, assistant) => token.Audience = "https://other.example" + new Uri((string)assistant.Metadata["token_endpoint"]!).AbsolutePath);
        yield return Case(
            "two audiences",
            (token, assistant) => (token.Audience, token.Claims["aud"]) = (null, new[] { (string)assistant.Metadata["issuer"]!, "https://other.example/" }));
        yield return Case("expired", (token, _) => (token.NotBefore, token.Expires) = (DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(-2)));
        yield return Case("not yet good", (token, _) => token.NotBefore = DateTime.UtcNow.AddMinutes(2));
        yield return Case("good for ever", (token, _) => token.Expires = DateTime.UtcNow.AddDays(1));
        yield return Case("without an id", (token, _) => token.Claims.Remove("jti"));
        yield return Case("a token of another kind", (token, _) => token.TokenType = "at+jwt");

        static TestCaseData Case(string name, Action<SecurityTokenDescriptor, PublicAssistant> change) => new TestCaseData(change).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Forged))]
    public async Task A_forged_assertion_proves_nothing(Action<SecurityTokenDescriptor, PublicAssistant> change)
    {
        using var assistant = await DiscoverAsync();

        var answer = await assistant.RefreshAsync("anything", With(Assertion(assistant, token => change(token, assistant))));
        var good = await assistant.RefreshAsync("anything", With(Assertion(assistant)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((answer.Status, answer.Error), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_client")));
            Assert.That(good.Error, Is.EqualTo("invalid_grant"));
        }
    }

    [Test]
    public async Task An_assertion_works_once_even_if_many_come_with_it_together()
    {
        using var assistant = await DiscoverAsync();
        var assertion = Assertion(assistant);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => assistant.RefreshAsync("anything", With(assertion))));

        Assert.That(answers.Count(answer => answer.Error == "invalid_grant"), Is.EqualTo(1));
        Assert.That(answers.Count(answer => answer.Error == "invalid_client"), Is.EqualTo(7));
    }

    [Test]
    public async Task Who_can_do_with_a_key_and_without_does_either()
    {
        var url = (await DocumentHost.Shared).ServeClient(
            ("token_endpoint_auth_method", "private_key_jwt"), ("token_endpoint_auth_methods_supported", new JsonArray("none", "private_key_jwt")), (
                "jwks", JsonNode.Parse(KeySet)));
        using var assistant = await PublicAssistant.DiscoverAsync(await Installation.Shared, url.AbsoluteUri);

        var without = await assistant.SignInAsync("me");
        var with = await assistant.RefreshAsync(without.RefreshToken, With(Assertion(assistant)));
        var forged = await assistant.RefreshAsync(with.RefreshToken, With(Assertion(assistant, token => token.Audience = "https://other.example/")));

        Assert.That((without.Status, with.Status, forged.Error), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, "invalid_client")));
    }

    // A point beside the curve, and an exponent that would cost a second each time.
    [TestCase("""{"kty":"EC","kid":"ec","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4"}""")]
    [TestCase("""{"kty":"EC","kid":"ec","crv":"P-256","x":"!","y":"%00"}""")]
    [TestCase("""{"kty":"RSA","kid":"rsa","n":"AA","e":"AQAB"}""")]
    [TestCase("""{"kty":"RSA","kid":"rsa","e":"AQAB"}""")]
    public async Task Unusable_keys_prove_nothing_and_are_no_fault_of_ours(string key)
    {
        foreach (var inline in new[] { true, false })
        {
            using var assistant = await DiscoverAsync(inline, $$"""{"keys":[{{key}}]}""");

            foreach (var (signing, algorithm) in new (SecurityKey, string)[] { (Key, "ES256"), (Rsa, "RS256") })
            {
                var answer = await assistant.RefreshAsync(
                    "anything",
                    With(Assertion(assistant, token => token.SigningCredentials = new SigningCredentials(signing, algorithm))));

                Assert.That((answer.Status, answer.Error), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_client")));
            }
        }
    }

    [TestCase("client-assertion")]
    [TestCase("a.b.c")]
    [TestCase("eyJhbGciOiJFUzI1NiJ9.e30.AA")]
    [TestCase("eyJhbGciOiJFUzI1NiIsImtpZCI6ImVjIn0.e30.")]
    [TestCase("")]
    public async Task What_is_no_assertion_proves_nothing(string assertion)
    {
        using var assistant = await DiscoverAsync();

        var answer = await assistant.RefreshAsync("anything", With(assertion));

        Assert.That((answer.Status, answer.Error), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_client")));
    }

    [Test]
    public async Task After_twenty_forged_assertions_for_a_client_no_more_are_looked_at_from_there()
    {
        using var assistant = await DiscoverAsync();
        using var another = await DiscoverAsync();
        for (var i = 0; i < AssertionLimits.FailuresPerMinuteAndCaller; i++)
            await assistant.RefreshAsync("anything", With(Assertion(assistant, token => token.Audience = "https://other.example/")));

        var good = await assistant.RefreshAsync("anything", With(Assertion(assistant)));
        var ofAnother = await another.RefreshAsync("anything", With(Assertion(another)));

        Assert.That((good.Error, ofAnother.Error), Is.EqualTo(("invalid_client", "invalid_grant")));
    }

    [Test]
    [Property("Checklist", 29)]
    public async Task The_metadata_says_so()
    {
        using var assistant = await PublicAssistant.DiscoverAsync(await Installation.Shared);

        foreach (var endpoint in new[] { "token", "revocation" })
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Strings(assistant, $"{endpoint}_endpoint_auth_methods_supported"), Does.Contain("private_key_jwt"));
                Assert.That(
                    Strings(assistant, $"{endpoint}_endpoint_auth_signing_alg_values_supported"),
                    Does.Contain("RS256").And.Contain("ES256").And.None.StartsWith("HS"));
            }
        }
    }

    private static IEnumerable<string> Strings(PublicAssistant assistant, string member) =>
        assistant.Metadata[member]!.AsArray().Select(value => (string)value!);

    private static async Task<PublicAssistant> DiscoverAsync(bool inline = true, string? keySet = null)
    {
        var documents = await DocumentHost.Shared;
        (string, JsonNode?) keys = inline ? ("jwks", JsonNode.Parse(keySet ?? KeySet)) : ("jwks_uri", documents.Serve(keySet ?? KeySet).AbsoluteUri);
        var url = documents.ServeClient(("token_endpoint_auth_method", "private_key_jwt"), keys);
        return await PublicAssistant.DiscoverAsync(await Installation.Shared, url.AbsoluteUri);
    }

    private static async Task<TokenAnswer> ExchangeAsync(PublicAssistant assistant, string assertion)
    {
        using var person = new Person(await Installation.Shared);
        return await assistant.ExchangeAsync(assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress("me"))), With(assertion));
    }

    private static (string, string?)[] With(string assertion) => [("client_assertion_type", JwtBearer), ("client_assertion", assertion)];

    private static string Assertion(PublicAssistant assistant, Action<SecurityTokenDescriptor>? change = null)
    {
        var token = new SecurityTokenDescriptor
        {
            Issuer = assistant.ClientId,
            Audience = (string?)assistant.Metadata["issuer"],
            NotBefore = DateTime.UtcNow,
            Expires = DateTime.UtcNow.AddMinutes(1),
            Claims = new Dictionary<string, object> { ["sub"] = assistant.ClientId, ["jti"] = Guid.NewGuid().ToString() },
            SigningCredentials = new SigningCredentials(Key, "ES256"),
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler().CreateToken(token);
    }

    private static JsonObject PublicPart(JsonWebKey key)
    {
        var part = new JsonObject { ["kty"] = key.Kty, ["kid"] = key.Kid };
        foreach (var (name, value) in new[] { ("crv", key.Crv), ("x", key.X), ("y", key.Y), ("n", key.N), ("e", key.E) })
        {
            if (value is not null)
                part[name] = value;
        }

        return part;
    }
}
