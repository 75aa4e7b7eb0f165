using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ProjectsPlugin.IntegrationTests.Conformance;

/// <summary>Resources that the conformance suite reads by address. No release has them.</summary>
internal static class FixedResources
{
    public static IEnumerable<McpServerResource> Resources =>
    [
        Resource("test://static-text", "text/plain", () => "A text."),
        Resource("test://static-binary", "image/png", () => BlobResourceContents.FromBytes(FixedAnswers.Pixel, "test://static-binary", "image/png")),
        Resource("test://template/{id}/data", "application/json", (string id) => $$"""{"id":"{{id}}"}"""),
        Resource("test://watched-resource", "text/plain", () => "A text that could change."),
    ];

    private static McpServerResource Resource(string address, string mimeType, Delegate answer) =>
        McpServerResource.Create(
            answer,
            new McpServerResourceCreateOptions { UriTemplate = address, Name = address, MimeType = mimeType, Description = "For the conformance suite." });
}
