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
        await using var desk = await BeginAsync(prompt);
        await desk.EndOfRunAsync();
        return await desk.AnswerAsync();
    }

    /// <summary>Asks for something, signs in, allows all but these, and does not wait for the end.</summary>
    public async Task<Desk> BeginAsync(string prompt, params string[] unticked)
    {
        var desk = await Desk.OpenAsync(Installation);
        await desk.GoAsync(Paths.Try);
        await desk.Page.GetByLabel("What the assistant is to write").FillAsync(prompt);
        await desk.PressAsync("Sign in and start");
        await desk.ReachDecisionAsync();
        foreach (var label in unticked)
            await desk.Box(label).UncheckAsync();
        await desk.PressAsync("Allow");
        return desk;
    }

    public async ValueTask DisposeAsync()
    {
        await Installation.DisposeAsync();
        await Model.DisposeAsync();
    }
}
