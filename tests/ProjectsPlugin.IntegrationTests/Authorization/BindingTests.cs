using System.Net;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Authorization;

internal sealed class BindingTests
{
    private const string OnWeb = "https://chat.openai.com/aip/g-0123456789abcdef/oauth/callback";
    private const string OnMobile = "https://chatgpt.com/aip/g-0123456789abcdef/oauth/callback";
    private const string Stranger = "https://chatgpt.com/aip/g-fedcba9876543210/oauth/callback";

    private Installation _installation = null!;

    [SetUp]
    public async Task StartAsync() => _installation = await Installation.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _installation.DisposeAsync();

    [Test]
    public async Task After_the_first_exchange_only_that_GPT_is_accepted_on_both_of_its_hosts()
    {
        using var web = Action(OnWeb);
        using var mobile = Action(OnMobile);
        using var stranger = Action(Stranger);
        using var person = new Person(_installation);
        await web.SignInAsync();

        var answer = await mobile.SignInAsync();
        var refused = await person.GetAsync(stranger.AuthorizeAddress());
        var page = await refused.Content.ReadAsStringAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(page, Does.Contain("clients reset gpt-action"));
        }
    }

    [Test]
    public async Task Of_two_that_come_at_once_one_is_bound_and_the_other_is_refused()
    {
        using var one = Action(OnWeb);
        using var other = Action(Stranger);
        using var person = new Person(_installation);
        var codes = new[]
        {
            (one, one.Code(await person.AllowAsync(one.AuthorizeAddress()))),
            (other, other.Code(await person.AllowAsync(other.AuthorizeAddress()))),
        };

        var answers = await Task.WhenAll(codes.Select(pair => pair.Item1.ExchangeAsync(pair.Item2)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Count(answer => answer.Status == HttpStatusCode.OK), Is.EqualTo(1));
            Assert.That(answers.Single(answer => answer.Status != HttpStatusCode.OK).Error, Is.EqualTo("invalid_grant"));
        }
    }

    [Test]
    public async Task A_sign_in_without_an_exchange_binds_nothing()
    {
        using var one = Action(OnWeb);
        using var other = Action(Stranger);
        using var person = new Person(_installation);
        one.Code(await person.AllowAsync(one.AuthorizeAddress()));

        var answer = await other.SignInAsync();

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private Assistant Action(string redirect) => new(_installation, _installation.GptAction, redirect) { Style = BodyStyle.Form };
}
