using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Token.Keys;

/// <summary>The keys of this moment, the one in use first in each list. Read once a minute from the database.</summary>
public sealed class KeyRing(TimeProvider clock)
{
    private Snapshot? _current;
    private ConfigurationReloadToken _changed = new();

    public IReadOnlyList<SigningCredentials> AccessTokens => Current.AccessTokens;

    public IReadOnlyList<SigningCredentials> IdTokens => Current.IdTokens;

    /// <summary>Fires once when keys were added, put to use or dropped.</summary>
    public IChangeToken ChangeToken => _changed;

    private Snapshot Current => _current ?? throw new InvalidOperationException("The keys are read before the first request.");

    internal void Replace(IReadOnlyCollection<StoredKey> keys)
    {
        var now = clock.GetUtcNow();
        var ordered = keys
            .OrderBy(key => key.ActiveFrom > now)
            .ThenByDescending(key => key.ActiveFrom)
            .ThenBy(key => key.Id, StringComparer.Ordinal)
            .ToList();
        var ids = string.Join(' ', ordered.Select(key => key.Id));
        if (_current?.Ids == ids)
            return;

        _current = new Snapshot(
            ids,
            [.. ordered.Where(key => key.Use == KeyUse.AccessTokens).Select(KeyMaterial.SigningCredentials)],
            [.. ordered.Where(key => key.Use == KeyUse.IdTokens).Select(KeyMaterial.SigningCredentials)]);

        Interlocked.Exchange(ref _changed, new ConfigurationReloadToken()).OnReload();
    }

    private sealed record Snapshot(string Ids, IReadOnlyList<SigningCredentials> AccessTokens, IReadOnlyList<SigningCredentials> IdTokens);
}
