using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using ModelContextProtocol.Server;

namespace ProjectsPlugin.Api.Mcp;

/// <summary>
/// The same options for all requests, until a setting changes. For a server without sessions the SDK makes them anew for each, with all tools, so that
/// somebody can change them by what is asked; here nobody does.
/// </summary>
internal sealed class SharedServerOptions : IOptionsFactory<McpServerOptions>, IDisposable
{
    private readonly OptionsFactory<McpServerOptions> _factory;
    private readonly IDisposable _watch;
    private volatile McpServerOptions? _options;

    public SharedServerOptions(OptionsFactory<McpServerOptions> factory, IConfiguration configuration)
    {
        _factory = factory;
        _watch = ChangeToken.OnChange(configuration.GetReloadToken, () => _options = null);
    }

    public McpServerOptions Create(string name) => _options ??= _factory.Create(name);

    public void Dispose() => _watch.Dispose();
}
