using ProjectsPlugin.Api.Visibility;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>For whom tests read that go to the repositories themselves.</summary>
internal static class Viewers
{
    public static Viewer Anybody { get; } = new(null, null, Scopes.Data);
}
