namespace ProjectsPlugin.AppHost.Postgres;

/// <summary>A private PostgreSQL server.</summary>
public sealed record LocalPostgresOptions
{
    /// <summary>Where its files live; made if it is not there, and then owned by the account that the server runs as.</summary>
    public required string Folder { get; init; }

    /// <summary>The superuser's password. It is set when the files are first made, and must be the same ever after.</summary>
    public required string Password { get; init; }

    /// <summary>How the folder is named in messages: the setting that a person would change.</summary>
    public string FolderSetting { get; init; } = "DATA_DIR";

    /// <summary>False trades safety against a power cut for speed: for tests.</summary>
    public bool Durable { get; init; } = true;

    public int MaxConnections { get; init; } = 200;

    /// <summary>The loopback port, as after a restart; any free one if null.</summary>
    public int? Port { get; init; }

    /// <summary>Receives each line that the server logs.</summary>
    public Action<string>? Log { get; init; }
}
