using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.UnitTests;

internal sealed class ClientsValidationTests
{
    private static readonly ClientsValidation Rules = new();

    [Test]
    public void The_usual_clients_are_fine_with_and_without_a_secret()
    {
        var withSecret = new ClientsOptions();
        withSecret.ChatGptPlugin.ClientSecret = new string('s', 32);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rules.Validate(null, new ClientsOptions()).Failed, Is.False);
            Assert.That(Rules.Validate(null, withSecret).Failed, Is.False);
        }
    }

    [Test]
    public void A_short_secret_is_refused_by_the_name_of_its_setting()
    {
        var options = new ClientsOptions();
        options.GptAction.ClientSecret = new string('s', 31);

        Assert.That(Rules.Validate(null, options).FailureMessage, Does.Contain("Clients__GptAction__ClientSecret").And.Contain("32"));
    }

    [TestCase("http://assistant.example.com/callback")]
    [TestCase("javascript:alert(1)")]
    [TestCase("https://assistant.example.com/callback#fragment")]
    [TestCase("https://user@assistant.example.com/callback")]
    [TestCase("/callback")]
    [Property("Checklist", 3)]
    public void A_redirect_that_could_not_be_safe_is_refused(string redirect)
    {
        var options = new ClientsOptions();
        options.ChatGptPlugin.RedirectUris.Add(redirect);

        Assert.That(Rules.Validate(null, options).FailureMessage, Does.Contain("Clients__ChatGptPlugin__RedirectUris").And.Contain(redirect));
    }

    [Test]
    public void Two_clients_cannot_share_an_id_and_no_scope_can_be_made_up()
    {
        var options = new ClientsOptions();
        options.GptAction.ClientId = options.ChatGptPlugin.ClientId;
        options.GptAction.DefaultScopes.Add("everything");

        Assert.That(Rules.Validate(null, options).FailureMessage, Does.Contain("id of its own").And.Contain("everything"));
    }

    [Test]
    public void A_client_registered_beforehand_may_be_public_and_may_return_to_a_site_a_program_or_an_app()
    {
        var options = new ClientsOptions { AppSchemes = { "example-app" } };
        options.PreRegistered.Add(new ClientOptions
        {
            ClientId = "example",
            Name = "Example",
            RedirectUris =
            {
                "https://assistant.example/callback",
                "http://127.0.0.1/callback",
                "cursor://anysphere.cursor-mcp/oauth/callback",
                "example-app://callback",
            },
        });

        Assert.That(Rules.Validate(null, options).Failed, Is.False);
    }

    [Test]
    public void What_a_client_registered_beforehand_lacks_is_named_with_its_setting()
    {
        var options = new ClientsOptions { AppSchemes = { "javascript" } };
        options.PreRegistered.Add(new ClientOptions { ClientId = null!, Name = "Example", RedirectUris = { "https://assistant.example/callback" } });
        options.PreRegistered.Add(new ClientOptions { ClientId = "gpt-action", Name = "Example", ClientSecret = "short" });
        options.PreRegistered.Add(new ClientOptions { ClientId = "ä", Name = "Example", RedirectUris = { "unknown-app://callback" } });

        var message = Rules.Validate(null, options).FailureMessage;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(message, Does.Contain("Clients__PreRegistered__0: The ClientId field is required"));
            Assert.That(message, Does.Contain("Clients__PreRegistered__1__RedirectUris is empty"));
            Assert.That(message, Does.Contain("Clients__PreRegistered__1__ClientSecret has fewer than 32 characters"));
            Assert.That(message, Does.Contain("Clients__GptAction__ClientId and Clients__PreRegistered__1__ClientId are both 'gpt-action'"));
            Assert.That(
                message,
                Does.Contain("Clients__PreRegistered__2__ClientId is 'ä'").And.Contain("'unknown-app' is not the scheme of an app that is known here"));
            Assert.That(message, Does.Contain("Clients__AppSchemes contains 'javascript'"));
        }
    }
}
