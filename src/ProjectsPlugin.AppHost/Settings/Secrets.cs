using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using ProjectsPlugin.AppHost.Postgres;

namespace ProjectsPlugin.AppHost.Settings;

/// <summary>What was drawn at the first start and stays the same ever after, in a file that only its owner reads.</summary>
public sealed record Secrets
{
    // No letter or digit that could be taken for another, because a person types the demo password.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public const string FileName = "secrets.json";

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true };

    /// <summary>Told to whoever opens the file.</summary>
    [JsonPropertyOrder(-1)]
    public string About { get; } =
        "The key to the data in this folder: without this file, the database beside it cannot be opened, and the clients' secrets are lost.";

    public required string DemoPassword { get; init; }

    public required string ChatGptPluginClientSecret { get; init; }

    public required string GptActionClientSecret { get; init; }

    public required string PostgresPassword { get; init; }

    /// <summary>Those of <c>DATA_DIR</c>, which have to fit the database in it unless another is set.</summary>
    public static Secrets ReadOrDraw(AppHostSettings settings, DataFolder folder) =>
        ReadOrDraw(folder.Path, settings.Postgres is null ? new ClusterFiles(folder.Postgres).Data : null);

    /// <param name="folder">Where the file is.</param>
    /// <param name="database">
    /// Whose password the file has: nothing is drawn where this is already, for its password would not be the one that is drawn. Null if there is
    /// none to fit.
    /// </param>
    /// <exception cref="StartRefusedException">The file is there but cannot be read, or is gone.</exception>
    public static Secrets ReadOrDraw(string folder, string? database = null)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            if (Directory.Exists(database))
                throw new StartRefusedException(
                    $"{file} is gone, and it is the key to the database in {database}. Restore the "
                        + $"file, or remove {folder} with all its data to begin anew.");
            Write(Draw(), file);
        }

        try
        {
            return JsonSerializer.Deserialize<Secrets>(File.ReadAllText(file)) ?? throw new JsonException("It is empty.");
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The secrets in {file} cannot be read: {failure.Message} Restore the file, or remove {folder} with all its data to begin anew.",
                failure);
        }
    }

    /// <summary>New ones, kept nowhere.</summary>
    public static Secrets Draw() => new()
    {
        DemoPassword = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5))),
        ChatGptPluginClientSecret = RandomNumberGenerator.GetHexString(64, lowercase: true),
        GptActionClientSecret = RandomNumberGenerator.GetHexString(64, lowercase: true),
        PostgresPassword = RandomNumberGenerator.GetHexString(64, lowercase: true),
    };

    // Written beside and then moved, so that an interrupted start leaves no half of a file.
    private static void Write(Secrets secrets, string file)
    {
        var draft = file + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, options))
            JsonSerializer.Serialize(stream, secrets, Written);
        File.Move(draft, file);
    }
}
