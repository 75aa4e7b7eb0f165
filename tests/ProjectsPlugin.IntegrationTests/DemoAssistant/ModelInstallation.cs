using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Server;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Pages;

namespace ProjectsPlugin.IntegrationTests.DemoAssistant;

/// <summary>An installation with a model, and visitors who ask it.</summary>
internal sealed class ModelInstallation : IAsyncDisposable
{
    private ModelInstallation(FakeModel model, Installation installation) => (Model, Installation) = (model, installation);

    public FakeModel Model { get; }

    public Installation Installation { get; }

    public static async Task<ModelInstallation> OpenAsync()
    {
        var model = await FakeModel.StartAsync();
        return new ModelInstallation(model, await Installation.StartAsync(new InstallationOptions
        {
            // One more tool than the product has, which does not only read.
            ApiServices = services => services.AddSingleton(McpServerTool.Create(() => "done", new() { Name = "delete_everything", Destructive = true })),
            Settings = new Dictionary<string, string?>
            {
                ["Assistant:RunsPerMinute"] = "10000",
                ["Assistant:Endpoint"] = model.Endpoint,
                ["Assistant:Model"] = FakeModel.Name,
                ["Assistant:ApiKey"] = FakeModel.Key,
            },
        }));
    }

    /// <summary>Asks for something, allows everything, and returns the answer's half of the page.</summary>
    public async Task<string> RunAsync(string prompt)
    {
        await using var browser = await BeginAsync(prompt);
        await browser.EndOfRunAsync();
        return await browser.AnswerAsync();
    }

    /// <summary>Asks for something, signs in, allows all but these, and does not wait for the end.</summary>
    public async Task<BrowserSession> BeginAsync(string prompt, params string[] unticked)
    {
        var browser = await BrowserSession.OpenAsync(Installation);
        await browser.GoAsync(Paths.Try);
        await browser.Page.GetByLabel("What the assistant is to write").FillAsync(prompt);
        await browser.PressAsync("Sign in and start");
        await browser.ReachDecisionAsync();
        foreach (var label in unticked)
            await browser.Box(label).UncheckAsync();
        await browser.PressAsync("Allow");
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await Installation.DisposeAsync();
        await Model.DisposeAsync();
    }
}
