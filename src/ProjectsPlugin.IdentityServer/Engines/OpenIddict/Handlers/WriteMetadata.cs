using System.Text.Json;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>Answers with <see cref="ServerMetadata"/> in place of what OpenIddict knows of itself.</summary>
internal sealed class WriteMetadata(ServerMetadata metadata) : IOpenIddictServerHandler<ApplyConfigurationResponseContext>
{
    public ValueTask HandleAsync(ApplyConfigurationResponseContext context)
    {
        if (string.IsNullOrEmpty(context.Error))
            context.Response = new OpenIddictResponse(JsonSerializer.SerializeToElement(metadata.Members()));
        return ValueTask.CompletedTask;
    }
}
