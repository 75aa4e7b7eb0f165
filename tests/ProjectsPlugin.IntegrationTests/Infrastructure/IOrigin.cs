using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>What assistants and people see of an installation, wherever it runs.</summary>
internal interface IOrigin
{
    PublicUrl PublicUrl { get; }

    /// <summary>A client of the origin that keeps cookies, as one browser or one assistant would.</summary>
    HttpClient CreateClient(bool followRedirects = false);
}
