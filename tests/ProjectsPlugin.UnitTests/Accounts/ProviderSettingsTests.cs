using Microsoft.Extensions.Configuration;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Accounts.Providers;

namespace ProjectsPlugin.UnitTests.Accounts;

internal sealed class ProviderSettingsTests
{
    private const string Tenant = "6babcaad-604b-40ac-a9d7-9fd97c0b779f";

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Setting("SignIn:Passwords", "everybody", "SignIn__Passwords is 'everybody'. It must be everyone or off.");
        yield return Setting("SignIn:Providers:0:Id", "Corp Login", "SignIn__Providers__0__Id is 'Corp Login'. It must be 1 to 32 characters");
        yield return Setting("SignIn:Providers:0:Id", new string('a', 33), "It must be 1 to 32 characters a-z, 0-9 and '-'.");
        yield return Setting("SignIn:Providers:0:Id", "scim", "SignIn__Providers__0__Id is 'scim', which means something else here.");
        yield return Setting("SignIn:Providers:0:Name", " ", "SignIn__Providers__0__Name must be 1 to 60 characters");
        yield return Setting("SignIn:Providers:0:Authority", "http://login.example.org", "SignIn__Providers__0__Authority is 'http://login.example.org'.");
        yield return Setting("SignIn:Providers:0:Authority", "login.example.org", "It must be the provider's issuer, an https address");
        yield return Setting("SignIn:Providers:0:ClientId", "", "SignIn__Providers__0__ClientId is not set.");
        yield return Setting("SignIn:Providers:0:ClientSecret", "", "SignIn__Providers__0__ClientSecret is empty.");
        yield return Setting("SignIn:Providers:0:Scopes", "profile email", "SignIn__Providers__0__Scopes is 'profile email'. It must contain openid.");
        yield return Setting("SignIn:Providers:0:AllowedDomains:0", "@example.org", "SignIn__Providers__0__AllowedDomains contains '@example.org'.");
        yield return Setting("SignIn:Providers:0:Issuer", "https://a.example", "SignIn__Providers__0__Issuer is no setting. Those of a provider are Id, Name,");
        yield return Setting("SignIn:Providers:1:Id", "corp", "SignIn__Providers has the Id 'corp' 2 times. Give each provider an id of its own.");
        yield return Setting(
            "SignIn:Providers:0:Authority",
            "https://login.microsoftonline.com/common/v2.0",
            "SignIn__Providers__0__Tenant is ''. For Microsoft Entra it must be");

        static TestCaseData Setting(string key, string value, string fault) => new(key, value, fault);
    }

    [TestCaseSource(nameof(Wrong))]
    public void A_wrong_setting_of_a_provider_is_named_with_what_it_must_be(string key, string value, string fault) =>
        Assert.That(Judge((key, value)), Does.Contain(fault));

    [Test]
    public void Entra_s_authority_is_the_one_of_the_tenant() => Assert.That(
        Judge(("SignIn:Providers:0:Authority", "https://login.microsoftonline.com/organizations/v2.0"), ("SignIn:Providers:0:Tenant", Tenant)),
        Does.Contain($"SignIn__Providers__0__Authority is not https://login.microsoftonline.com/{Tenant}/v2.0, which it must be"));

    [Test]
    public void Any_Google_account_makes_no_account() => Assert.That(
        Judge(("SignIn:Providers:0:Authority", "https://accounts.google.com"), ("SignIn:Providers:0:JustInTime", "true")),
        Does.Contain("SignIn__Providers__0__AllowedDomains is empty, so any Google account would get an account here."));

    [Test]
    public void Passwords_are_not_switched_off_where_there_is_no_other_way() => Assert.That(
        Judge(new Dictionary<string, string?> { ["SignIn:Passwords"] = "off" }), Does.Contain("SignIn__Passwords is off, but there is no provider"));

    [Test]
    public void There_are_ten_providers_at_most() => Assert.That(
        Judge([.. Enumerable.Range(0, 11).Select(index => ($"SignIn:Providers:{index}:Id", $"corp-{index}"))]),
        Does.Contain("SignIn__Providers has 11 entries. It may have 10 at most."));

    [TestCase("SignIn:Providers:0:Tenant", Tenant)]
    [TestCase("SignIn:Passwords", "off")]
    [TestCase("SignIn:Providers:0:Authority", "http://localhost:4000/realms/corp")]
    [TestCase("SignIn:Providers:0:AllowedDomains:0", "example.org")]
    public void What_is_right_is_taken(string key, string value) => Assert.That(Judge((key, value)), Is.Empty);

    private static string Judge(params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>
        {
            ["SignIn:Providers:0:Id"] = "corp",
            ["SignIn:Providers:0:Name"] = "Example Company",
            ["SignIn:Providers:0:Authority"] = "https://login.example.org",
            ["SignIn:Providers:0:ClientId"] = "projects-plugin",
        };
        foreach (var (key, value) in more)
            settings[key] = value;
        return Judge(settings);
    }

    private static string Judge(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var options = new SignInOptions();
        configuration.GetSection(SignInOptions.Section).Bind(options);
        return new ProvidersValidation(configuration).Validate(null, options).FailureMessage ?? "";
    }
}
