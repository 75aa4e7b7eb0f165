using Npgsql;
using ProjectsPlugin.Api.Data;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Import;

/// <summary>Loads the demo data into an empty directory if <c>Demo__Enabled</c> says so, and says what is left of it if it does not.</summary>
internal static partial class DemoData
{
    private const string Resource = "demo-data.json";

    public static async Task LoadDemoDataAsync(this WebApplication app, CancellationToken cancellation = default)
    {
        var connection = app.Configuration.PostgresConnection(ProjectsDb.Schema);
        if (!app.Configuration.GetValue<bool>(DemoMode.EnabledSetting))
        {
            await TellOfTheRestAsync(connection, app.Logger, cancellation);
            return;
        }

        await using var json = typeof(DemoData).Assembly.GetManifestResourceStream(Resource)!;
        var file = await ImportFileReader.ReadAsync(json, encoding: null, cancellation);
        await new Importer(connection, _ => { }).ImportAsync(file, ImportMode.Demo, cancellation);
    }

    private static async Task TellOfTheRestAsync(string connection, ILogger log, CancellationToken cancellation)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync(cancellation);
        if (await DemoRecords.CountAsync(database, cancellation) is { Any: true } left)
            Log.DemoDataLeft(log, left.Projects, left.Users);
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The demo is off, but its data is still there: {Projects} projects and {Users} users. The command 'demo remove' takes it away.")]
        public static partial void DemoDataLeft(ILogger logger, long projects, long users);
    }
}
