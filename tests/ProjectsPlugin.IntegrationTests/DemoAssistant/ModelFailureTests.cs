using Microsoft.AspNetCore.Http;
using ProjectsPlugin.IntegrationTests.Pages;

namespace ProjectsPlugin.IntegrationTests.DemoAssistant;

/// <summary>With a model that fails, or does not come to an end: what is missing is named, and the facts are there all the same.</summary>
internal sealed class ModelFailureTests
{
    private ModelInstallation _fixture = null!;

    private FakeModel Model => _fixture.Model;

    [OneTimeSetUp]
    public async Task StartAsync() => _fixture = await ModelInstallation.OpenAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _fixture.DisposeAsync();

    [Test]
    [Property("Checklist", 54)]
    public async Task A_model_that_never_stops_calling_is_stopped()
    {
        const string Prompt = "Go round in circles";
        Model.On(Prompt, (context, body) => body["tools"] is null ? FakeModel.WriteAsync(context) : FakeModel.CallAsync(context, ("get_me", "{}")));

        var answer = await _fixture.RunAsync(Prompt);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Model.Asked(Prompt), Has.Length.LessThanOrEqualTo(9));
            Assert.That(answer, Does.Contain("The model wrote nothing").And.Contain("Alec Parkes"));
        }
    }

    [TestCase(401, "The model’s server refused the key", "Assistant__ApiKey")]
    [TestCase(404, "The model’s server does not know the model", "Assistant__Model")]
    [TestCase(429, "The model’s server has too much to do", "Assistant__ApiKey")]
    [TestCase(500, "The model’s server refused the request", "Assistant__Model")]
    public async Task A_refusal_names_the_setting_and_the_facts_are_shown(int status, string title, string setting)
    {
        var prompt = $"Fail with {status}";
        Model.On(prompt, (context, _) =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync($$$"""{"error":{"message":"Incorrect API key provided: {{{FakeModel.Key}}}"}}""");
        });

        var answer = await _fixture.RunAsync(prompt);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer, Does.Contain(title).And.Contain(setting).And.Contain($"It answered {status}."));
            Assert.That(answer, Does.Contain("Alec Parkes").And.Contain("Friendly and precise").And.Not.Contain("sk-a-key"));
        }
    }

    [Test]
    public async Task What_the_model_had_before_it_failed_is_shown()
    {
        const string Prompt = "Fail in the middle";
        Model.On(Prompt, async (context, body) =>
        {
            if (FakeModel.Round(body) == 0)
                await FakeModel.CallAsync(context, ("get_users", """{"query":"Smith"}"""));
            else
                context.Abort();
        });

        var answer = await _fixture.RunAsync(Prompt);

        Assert.That(answer, Does.Contain("The model did not answer").And.Contain("Assistant__Endpoint").And.Contain("John Smith")
            .And.Not.Contain("Alec Parkes"));
    }

    [TestCase("<html>Welcome</html>", "text/html", "The model wrote nothing")]
    [TestCase("data: {\"choices\": 7}\n\n", "text/event-stream", "The model’s answer cannot be read")]
    [TestCase("data: nonsense\n\n", "text/event-stream", "The model’s answer cannot be read")]
    public async Task What_is_no_answer_of_a_model_is_said_to_be_none(string text, string type, string title)
    {
        var prompt = $"Say {type} {text.Length}";
        Model.On(prompt, (context, _) =>
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync(text);
        });

        var answer = await _fixture.RunAsync(prompt);

        Assert.That(answer, Does.Contain(title).And.Contain("Assistant__Endpoint").And.Contain("Alec Parkes"));
    }

    [Test]
    public async Task A_model_that_nobody_answers_for_is_said_to_be_away_and_the_letters_facts_are_shown()
    {
        await using var installation = await DemoAssistantPages.InstallAsync(new()
        {
            ["Assistant:Endpoint"] = $"http://127.0.0.1:{ProjectsPlugin.AppHost.Processes.FreePort.Next()}/v1",
            ["Assistant:Model"] = "any",
        });
        await using var browser = await BrowserSession.OpenAsync(installation);

        await browser.RunLetterAsync();

        Assert.That(await browser.AnswerAsync(), Does.Contain("The model did not answer").And.Contain("Assistant__Endpoint")
            .And.Contain("Virtual Eco-City Simulation").And.Contain("Emily Johnson"));
    }
}
