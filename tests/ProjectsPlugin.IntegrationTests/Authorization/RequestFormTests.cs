using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>What a parameter has to look like: PKCE's (RFC 7636, sections 4.1 and 4.2) and <c>max_age</c>.</summary>
internal sealed class RequestFormTests
{
    [TestCase("code_challenge", "short")]
    [TestCase("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c")]
    [TestCase("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=")]
    [TestCase("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM")]
    [TestCase("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cé")]
    [TestCase("code_challenge", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [TestCase("max_age", "abc")]
    [TestCase("max_age", "-1")]
    [TestCase("max_age", "1.5")]
    [TestCase("max_age", "+1")]
    [TestCase("max_age", " 1")]
    [TestCase("max_age", "2147483648")]
    [TestCase("max_age", "9223372036854775807")]
    [TestCase("max_age", "99999999999999999999999")]
    [Property("Checklist", 4)]
    public async Task What_is_written_otherwise_is_an_invalid_request(string name, string value)
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation);
        using var person = new Person(installation);
        using var signedIn = await person.OpenAsync("/auth/sign-in");

        using var answer = await person.GetAsync(assistant.AuthorizeAddress("me", (name, value)));

        var query = QueryHelpers.ParseQuery(answer.Headers.Location?.Query);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Headers.Location?.OriginalString, Does.StartWith(assistant.RedirectUri));
            Assert.That(query["error"].ToString(), Is.EqualTo("invalid_request"));
            Assert.That(query["error_description"].ToString(), Does.Contain(name));
        }
    }

    [TestCase("")]
    [TestCase("0")]
    [TestCase("2147483647")]
    public async Task A_max_age_is_any_number_of_seconds_and_an_empty_one_is_none(string value)
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation);
        using var person = new Person(installation);

        var returned = await person.AllowAsync(assistant.AuthorizeAddress("me", ("max_age", value)));

        Assert.That(assistant.Code(returned), Is.Not.Empty);
    }

    [TestCase(42, 'a', false)]
    [TestCase(43, 'a', true)]
    [TestCase(128, '~', true)]
    [TestCase(128, '.', true)]
    [TestCase(129, 'a', false)]
    [TestCase(1000, 'a', false)]
    [TestCase(50, '+', false)]
    [TestCase(50, '/', false)]
    [TestCase(50, 'é', false)]
    [Property("Checklist", 9)]
    public async Task A_verifier_has_43_to_128_unreserved_characters(int length, char character, bool isGood)
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation);
        using var person = new Person(installation);
        var verifier = new string(character, length);
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(verifier)));
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress("me", ("code_challenge", challenge))));

        var answer = await assistant.ExchangeAsync(code, ("code_verifier", verifier));

        Assert.That((answer.Status, answer.Error), Is.EqualTo(isGood ? (HttpStatusCode.OK, (string?)null) : (HttpStatusCode.BadRequest, "invalid_grant")));
    }
}
