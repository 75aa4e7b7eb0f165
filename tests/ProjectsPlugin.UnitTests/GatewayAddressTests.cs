using Microsoft.Extensions.Configuration;
using ProjectsPlugin.AppHost.Settings;

namespace ProjectsPlugin.UnitTests;

/// <summary>Where AppHost tells the API to find the gateway, whatever people type.</summary>
public sealed class GatewayAddressTests
{
    [TestCase("http://localhost:8080", null, "http://localhost:8080/")]
    [TestCase("https://plugin.example.org", null, "http://localhost:8080/")]
    [TestCase("https://plugin.example.org", "http://127.0.0.1:8081", "http://127.0.0.1:8081/")]
    [TestCase("https://plugin.example.org", "http://0.0.0.0:8081", "http://localhost:8081/")]
    [TestCase("https://plugin.example.org", "http://[::]:8081", "http://localhost:8081/")]
    public void It_is_where_AppHost_listens(string publicUrl, string? listen, string gateway)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("PUBLIC_URL", publicUrl), new("LISTEN", listen)]).Build();

        Assert.That(AppHostSettings.Read(configuration).Gateway.AbsoluteUri, Is.EqualTo(gateway));
    }
}
