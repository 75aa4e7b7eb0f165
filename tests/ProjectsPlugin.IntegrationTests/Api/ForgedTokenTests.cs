using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>Tokens that an attacker could make or find.</summary>
[Property("Checklist", 35)]
internal sealed class ForgedTokenTests
{
    private Installation _installation = null!;
    private TokenForge _forge = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _forge = await TokenForge.OfAsync(_installation = await Installation.Shared);

    [Test]
    public async Task The_forge_itself_makes_good_tokens() => Assert.That(await StatusAsync(_forge.Token()), Is.EqualTo(200));

    [Test]
    public async Task No_algorithm_is_no_signature()
    {
        var header = Part($$"""{"alg":"none","typ":"at+jwt","kid":"{{_forge.Key.KeyId}}"}""");

        Assert.That(await StatusAsync($"{header}.{_forge.Token().Split('.')[1]}."), Is.EqualTo(401));
    }

    [Test]
    public async Task The_public_key_is_no_shared_secret()
    {
        var secret = _forge.Key.ECDsa.ExportSubjectPublicKeyInfoPem();
        var head = $"{Part($$"""{"alg":"HS256","typ":"at+jwt","kid":"{{_forge.Key.KeyId}}"}""")}.{_forge.Token().Split('.')[1]}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(head));

        Assert.That(await StatusAsync($"{head}.{WebEncoders.Base64UrlEncode(signature)}"), Is.EqualTo(401));
    }

    [Test]
    public async Task A_foreign_key_under_our_keys_name_is_refused() =>
        Assert.That(await StatusAsync(_forge.Token(change: token => token.SigningCredentials = Foreign(_forge.Key.KeyId))), Is.EqualTo(401));

    [Test]
    public async Task A_foreign_key_under_its_own_name_is_refused() =>
        Assert.That(await StatusAsync(_forge.Token(change: token => token.SigningCredentials = Foreign("another"))), Is.EqualTo(401));

    [TestCase("jku")]
    [TestCase("x5u")]
    public async Task A_key_that_the_token_itself_points_to_is_not_fetched(string header) =>
        Assert.That(await StatusAsync(_forge.Token(change: token =>
        {
            token.SigningCredentials = Foreign("another");
            token.AdditionalHeaderClaims = new Dictionary<string, object> { [header] = "https://attacker.example/keys" };
        })), Is.EqualTo(401));

    [Test]
    public async Task A_truncated_signature_is_refused() => Assert.That(await StatusAsync(_forge.Token()[..^8]), Is.EqualTo(401));

    [Test]
    public async Task A_changed_claim_is_noticed()
    {
        var parts = _forge.Token("me").Split('.');
        var claims = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(parts[1])).Replace("\"me\"", "\"projects\"", StringComparison.Ordinal);

        Assert.That(await StatusAsync($"{parts[0]}.{Part(claims)}.{parts[2]}"), Is.EqualTo(401));
    }

    [TestCase("JWT")]
    [TestCase("id_token+jwt")]
    [Property("Checklist", 36)]
    public async Task Another_type_of_token_is_refused(string type) =>
        Assert.That(await StatusAsync(_forge.Token(change: token => token.TokenType = type)), Is.EqualTo(401));

    [Test]
    [Property("Checklist", 36)]
    public async Task A_refresh_token_opens_nothing()
    {
        using var assistant = Assistant.Plugin(_installation);
        var tokens = await assistant.SignInAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await StatusAsync(tokens.AccessToken), Is.EqualTo(200));
            Assert.That(await StatusAsync(tokens.RefreshToken), Is.EqualTo(401));
        }
    }

    [TestCase(-25, 900, 200)]
    [TestCase(-900, -25, 200)]
    [TestCase(-900, -40, 401)]
    [TestCase(40, 900, 401)]
    [Property("Checklist", 40)]
    public async Task Clocks_may_differ_by_half_a_minute(int notBefore, int expires, int expected) =>
        Assert.That(
            await StatusAsync(
                _forge.Token(change: token => (token.NotBefore, token.Expires) = (DateTime.UtcNow.AddSeconds(notBefore), DateTime.UtcNow.AddSeconds(expires)))),
            Is.EqualTo(expected));

    [Test]
    public async Task A_token_without_an_end_is_refused() =>
        Assert.That(await StatusAsync(_forge.Token(change: token => token.Expires = null)), Is.EqualTo(401));

    [TestCase("sub")]
    [TestCase("client_id")]
    [TestCase("grant_id")]
    public async Task A_token_that_names_no_person_client_or_grant_is_refused(string claim) =>
        Assert.That(await StatusAsync(_forge.Token(change: token => token.Claims.Remove(claim))), Is.EqualTo(401));

    [Test]
    public async Task Another_issuer_is_refused() =>
        Assert.That(await StatusAsync(_forge.Token(change: token => token.Issuer = "https://attacker.example")), Is.EqualTo(401));

    [Test]
    public async Task The_issuer_with_a_slash_is_another() =>
        Assert.That(await StatusAsync(_forge.Token(change: token => token.Issuer += "/")), Is.EqualTo(401));

    [Test]
    [Property("Checklist", 38)]
    public async Task A_token_in_the_address_is_refused_and_never_logged()
    {
        var token = _forge.Token();
        using var client = new ApiClient(_installation, null);

        using var answer = await client.GetAsync($"/projects?access_token={token}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(401));
            Assert.That(_installation.ApiLogs.Text, Does.Not.Contain(token));
        }
    }

    [TestCase("7f0f2c52-58a3-4d0e-a1a5-1f0b7a2f7a11")]
    [TestCase("user3@example.com")]
    public async Task An_account_that_there_is_not_is_nobody(string subject)
    {
        using var client = new ApiClient(
            _installation,
            _forge.Token(change: token => (token.Claims["sub"], token.Claims["email"], token.Claims["email_verified"]) = (subject, "user3@example.com", true)));

        using var answer = await client.GetAsync("/me");

        Assert.That((int)answer.StatusCode, Is.EqualTo(404));
    }

    private async Task<int> StatusAsync(string token)
    {
        using var client = new ApiClient(_installation, token);
        using var answer = await client.GetAsync("/projects/3");
        return (int)answer.StatusCode;
    }

    private static SigningCredentials Foreign(string keyId) =>
        new(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = keyId }, SecurityAlgorithms.EcdsaSha256);

    private static string Part(string json) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(json));
}
