using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Revocation;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>Clients that ask for a token for MCP with which nothing could be opened, since they know no scope of ours.</summary>
internal sealed class MissingDataScopeTests
{
    private static readonly string[] Data = ["projects", "users", "me", "company"];

    private Installation _installation = null!;
    private string _email = null!;

    [SetUp]
    public async Task HireAsync()
    {
        _installation = await Installation.Shared;
        _email = await NewEmployee.HireAsync(_installation);
    }

    [TestCase("openid email profile", "openid", "email", "profile")]
    [TestCase("openid", "openid")]
    [TestCase("offline_access")]
    [TestCase("mcp:tools")]
    [TestCase("mcp:tools openid", "openid")]
    [TestCase("claudeai read write")]
    public async Task They_are_given_what_the_person_leaves_ticked_of_everything(string scope, params string[] others)
    {
        using var assistant = await PublicAssistant.RegisterAsync(_installation);
        using var person = new Person(_installation, _email);
        string[] offered = [];

        var returned = await person.ArriveAsync(assistant.AuthorizeAddress(scope), form =>
        {
            offered = [.. form.Scopes];
            return new(form.Hidden) { ["decision"] = ["allow"], ["scope"] = ["projects", "me"] };
        });
        var answer = await assistant.ExchangeAsync(assistant.Code(returned));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(offered, Is.EquivalentTo(Data));
            Assert.That(answer.Scopes, Is.EquivalentTo(new[] { "projects", "me", "offline_access" }.Concat(others)));
        }
    }

    [Test]
    public async Task Who_asked_for_the_name_alone_gets_it_though_the_person_unticks_everything()
    {
        using var assistant = await PublicAssistant.RegisterAsync(_installation);
        using var person = new Person(_installation, _email);

        var returned = await person.ArriveAsync(assistant.AuthorizeAddress("openid email"), form => new(form.Hidden) { ["decision"] = ["allow"] });
        var answer = await assistant.ExchangeAsync(assistant.Code(returned));

        Assert.That(answer.Scopes, Is.EquivalentTo(new[] { "openid", "email", "offline_access" }));
    }

    [TestCase("mcp:tools")]
    [TestCase("offline_access")]
    public async Task Who_asked_for_nothing_that_there_is_gets_nothing_then(string scope)
    {
        using var assistant = await PublicAssistant.RegisterAsync(_installation);
        using var person = new Person(_installation, _email);

        var returned = await person.ArriveAsync(assistant.AuthorizeAddress(scope), form => new(form.Hidden) { ["decision"] = ["allow"] });

        Assert.That(returned.Query, Does.Contain("error=access_denied"));
    }

    [Test]
    public async Task The_origin_as_resource_opens_MCP_and_so_asks_for_data()
    {
        using var assistant = await PublicAssistant.DiscoverAsync(_installation, resource: Audiences.Rest(_installation.PublicUrl));

        var answer = await assistant.SignInAsync("openid", _email);

        Assert.That(answer.Scopes, Is.SupersetOf(Data));
    }

    [Test]
    public async Task Who_names_no_resource_is_asked_for_what_was_named()
    {
        using var assistant = await PublicAssistant.DiscoverAsync(_installation, resource: "");

        var answer = await assistant.SignInAsync("openid", _email);

        Assert.That(answer.Scopes, Is.EquivalentTo(new[] { "openid", "offline_access" }));
    }
}
