using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.Api.Authentication;
using ProjectsPlugin.Api.Visibility;

namespace ProjectsPlugin.UnitTests.Api;

internal sealed class CachingTokenHandlerTests
{
    private readonly TurnedClock _clock = new();
    private readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "a" };
    private readonly ECDsaSecurityKey _other = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "a" };

    [Test]
    public async Task A_token_found_good_is_trusted_for_a_minute_and_then_checked_anew()
    {
        using var tokens = new CachingTokenHandler(_clock);
        var token = Token(TimeSpan.FromMinutes(15));

        var first = await tokens.ValidateTokenAsync(token, Rules(_key));
        var trusted = await tokens.ValidateTokenAsync(token, Rules(_other));
        _clock.Now += TimeSpan.FromSeconds(61);
        var anew = await tokens.ValidateTokenAsync(token, Rules(_other));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.IsValid, Is.True);
            Assert.That(trusted.IsValid, Is.True);
            Assert.That(trusted.ClaimsIdentity.FindFirst("sub")?.Value, Is.EqualTo("ana"));
            Assert.That(anew.IsValid, Is.False, "the key is another one by now");
        }
    }

    [Test]
    [Property("Checklist", 40)]
    public async Task Expiry_and_a_clock_that_jumps_back_end_the_trust_at_once()
    {
        using var tokens = new CachingTokenHandler(_clock);
        var token = Token(TimeSpan.FromSeconds(20));
        await tokens.ValidateTokenAsync(token, Rules(_key));

        _clock.Now += TimeSpan.FromSeconds(21);
        var expired = await tokens.ValidateTokenAsync(token, Rules(_other));
        _clock.Now -= TimeSpan.FromSeconds(40);
        var jumped = await tokens.ValidateTokenAsync(token, Rules(_other));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(expired.IsValid, Is.False);
            Assert.That(jumped.IsValid, Is.False);
        }
    }

    [Test]
    [Property("Checklist", 35)]
    public async Task A_refused_token_and_one_that_differs_by_a_character_are_never_remembered()
    {
        using var tokens = new CachingTokenHandler(_clock);
        var token = Token(TimeSpan.FromMinutes(15));

        var foreign = await tokens.ValidateTokenAsync(token, Rules(_other));
        var good = await tokens.ValidateTokenAsync(token, Rules(_key));
        var altered = await tokens.ValidateTokenAsync(token[..^4] + "AAAA", Rules(_key));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(foreign.IsValid, Is.False);
            Assert.That(good.IsValid, Is.True);
            Assert.That(altered.IsValid, Is.False);
        }
    }

    [Test]
    public async Task What_is_remembered_says_the_same_as_the_token()
    {
        using var tokens = new CachingTokenHandler(_clock);
        var token = Token(TimeSpan.FromMinutes(15));

        foreach (var rules in (TokenValidationParameters[])[Rules(_key), Rules(_other)])
        {
            var caller = new ClaimsPrincipal((await tokens.ValidateTokenAsync(token, rules)).ClaimsIdentity);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(caller.Identity!.IsAuthenticated, Is.True);
                Assert.That((caller.Subject(), caller.Client(), caller.Grant()), Is.EqualTo(("ana", "assistant", "first")));
                Assert.That(caller.HasScope("projects") && caller.HasScope("users") && !caller.HasScope("company"), Is.True);
            }
        }
    }

    [Test]
    [NonParallelizable]
    public async Task A_token_takes_a_kilobyte_at_most_to_remember()
    {
        const int Tokens = 10_000;
        using var tokens = new CachingTokenHandler(_clock);
        var rules = Rules(_key);
        rules.SignatureValidator = (token, _) => new JsonWebToken(token);
        var like = new JsonWebToken(Token(TimeSpan.FromMinutes(15)));
        async Task CheckAsync(int number)
        {
            var claims = $$"""{"iss":"{{like.Issuer}}","aud":"https://plugin.example.org","exp":{{EpochTime.GetIntDate(like.ValidTo)}},"jti":"{{number}}","""
                + $$""" "sub":"{{Guid.NewGuid()}}","grant_id":"{{Guid.NewGuid()}}","client_id":"https://assistant.example.com/{{Guid.NewGuid()}}","""
                + """ "scope":"openid profile email offline_access projects users me company"}""";
            var valid = await tokens.ValidateTokenAsync($"{like.EncodedHeader}.{Base64UrlEncoder.Encode(claims)}.AAAA", rules);
            Assert.That(valid.Exception, Is.Null);
        }

        await CheckAsync(number: -1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var number = 0; number < Tokens; number++)
            await CheckAsync(number);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Tokens;

        Assert.That(each, Is.InRange(300, 1024));
    }

    private string Token(TimeSpan lifetime) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "https://plugin.example.org/",
        Audience = "https://plugin.example.org",
        Claims = new Dictionary<string, object>
        {
            ["sub"] = "ana",
            ["client_id"] = "assistant",
            ["grant_id"] = "first",
            ["scope"] = (string[])["projects", "users"],
        },
        Expires = (_clock.Now + lifetime).UtcDateTime,
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
    });

    private TokenValidationParameters Rules(SecurityKey key) => new()
    {
        ValidIssuer = "https://plugin.example.org/",
        ValidAudience = "https://plugin.example.org",
        IssuerSigningKey = key,
        LifetimeValidator = (_, expires, _, _) => _clock.Now.UtcDateTime < expires,
    };

    private sealed class TurnedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
