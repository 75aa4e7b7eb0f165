using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Revocation;

namespace ProjectsPlugin.IntegrationTests.Scim;

/// <summary>Two copies of each host at which SCIM is on, and at which only the members of one group may sign in.</summary>
[SetUpFixture]
internal sealed class ScimSetUp
{
    public const string SignInGroup = "Assistant users";

    private static string _token = "";
    private static string _signInGroupId = "";

    public static Installation Installation { get; private set; } = null!;

    public static Provider NewProvider() => new(Installation.CreateClient(), _token);

    /// <summary>Somebody with a password, whom an operator added and the company lets sign in.</summary>
    public static async Task<(string Email, string Id)> HireAsync(Provider provider)
    {
        var email = await NewEmployee.HireAsync(Installation);
        var id = (string)(await provider.FindAsync("/Users", $"userName eq \"{email}\""))[0]!["id"]!;
        await LetInAsync(provider, id);
        return (email, id);
    }

    public static Task<ProviderAnswer> LetInAsync(Provider provider, string id) =>
        provider.PatchAsync($"/Groups/{_signInGroupId}", $$"""{"op":"add","path":"members","value":[{"value":"{{id}}"}]}""");

    public static Task<ProviderAnswer> TakeOutAsync(Provider provider, string id) =>
        provider.PatchAsync($"/Groups/{_signInGroupId}", $$"""{"op":"remove","path":"members[value eq \"{{id}}\"]"}""");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Installation = await Installation.StartAsync(new InstallationOptions
        {
            Copies = 2,
            Settings = new Dictionary<string, string?>
            {
                ["Scim:Enabled"] = "true",
                ["Scim:RequestsPerSecond"] = "10000",
                ["Groups:AllowSignIn:0"] = "ASSISTANT users",
                ["Groups:AllowSignIn:1"] = "Passing",
            },
        });
        _token = await Provider.AddTokenAsync(Installation.ConnectionString);
        using var provider = NewProvider();
        _signInGroupId = await provider.AddGroupAsync(SignInGroup);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await Installation.DisposeAsync();
}
