using System.Text;
using Microsoft.Extensions.Primitives;
using ProjectsPlugin.Contracts;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.LoadBalancing;

namespace ProjectsPlugin.AppHost.Gateway;

/// <summary>Where each host answers. Copies of a host take turns.</summary>
public sealed class Destinations : IProxyConfigProvider, IDisposable
{
    private readonly CancellationTokenSource _changed = new();
    private Table _table;

    public Destinations() => _table = new Table([], new CancellationChangeToken(_changed.Token));

    /// <summary>Sets the addresses; called once, when they are known.</summary>
    public void Set(IEnumerable<Uri> identityServer, IEnumerable<Uri> api)
    {
        _table = new Table([Cluster("identity", identityServer), Cluster("api", api)], new CancellationChangeToken(CancellationToken.None));
        _changed.Cancel();
    }

    public IProxyConfig GetConfig() => _table;

    public void Dispose() => _changed.Dispose();

    private static ClusterConfig Cluster(string name, IEnumerable<Uri> copies) => new()
    {
        ClusterId = name,
        LoadBalancingPolicy = LoadBalancingPolicies.RoundRobin,
        // What the gateway could read, it can send on; by default a letter with an accent in a header would look like a host that is down.
        HttpClient = new HttpClientConfig { RequestHeaderEncoding = Encoding.UTF8.WebName, ResponseHeaderEncoding = Encoding.UTF8.WebName },
        Destinations = copies.Select((address, copy) => (address, copy)).ToDictionary(
            each => $"{name}-{each.copy}", each => new DestinationConfig { Address = each.address.AbsoluteUri }),
    };

    private sealed class Table(IReadOnlyList<ClusterConfig> clusters, IChangeToken change) : IProxyConfig
    {
        public IReadOnlyList<RouteConfig> Routes { get; } =
        [
            .. Paths.IdentityServer.Select(path => Route(path.Trim('/').Replace('/', '-'), "identity", $"{path}/{{**rest}}", order: 0)),
            Route("everything-else", "api", "{**path}", order: 1),
        ];

        public IReadOnlyList<ClusterConfig> Clusters { get; } = clusters;

        public IChangeToken ChangeToken { get; } = change;

        private static RouteConfig Route(string name, string cluster, string path, int order) =>
            new() { RouteId = name, ClusterId = cluster, Order = order, Match = new RouteMatch { Path = path } };
    }
}
