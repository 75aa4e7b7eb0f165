using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using ProjectsPlugin.AppHost.Postgres;

namespace ProjectsPlugin.IntegrationTests.AppHost;

/// <summary>The private server of AppHost and of these tests.</summary>
internal sealed class LocalPostgresTests
{
    [Test]
    public async Task After_a_kill_the_next_start_has_what_was_committed()
    {
        using var folder = new DataDir();
        var options = new LocalPostgresOptions { Folder = folder.Path, Password = "only for this test" };
        await using (var server = await LocalPostgres.StartAsync(options))
        {
            await ExecuteAsync(server, "CREATE TABLE kept AS SELECT 7 AS number");
            using var process = Process.GetProcessById(ProcessId(folder));
            process.Kill();
            await server.Exited.WaitAsync(TimeSpan.FromSeconds(20));
        }

        await using var again = await LocalPostgres.StartAsync(options);

        Assert.That(await ExecuteAsync(again, "SELECT number FROM kept"), Is.EqualTo(7));
    }

    [Test]
    public async Task It_listens_on_loopback_alone_and_asks_for_the_password()
    {
        using var folder = new DataDir();
        await using var server = await LocalPostgres.StartAsync(
            new LocalPostgresOptions { Folder = folder.Path, Password = "only for this test", Durable = false });
        var guess = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "a guess" };
        await using var stranger = new NpgsqlConnection(guess.ToString());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ExecuteAsync(server, "SHOW listen_addresses"), Is.EqualTo("127.0.0.1"));
            Assert.That(
                stranger.Open,
                Throws.InstanceOf<PostgresException>().With.Property(nameof(PostgresException.SqlState)).EqualTo(PostgresErrorCodes.InvalidPassword));
        }
    }

    [Test]
    public async Task Whoever_took_its_port_and_asks_for_the_password_does_not_get_it()
    {
        using var folder = new DataDir();
        await using var server = await LocalPostgres.StartAsync(
            new LocalPostgresOptions { Folder = folder.Path, Password = "only for this test", Durable = false });
        using var impostor = new TcpListener(IPAddress.Loopback, 0);
        impostor.Start();
        var heard = HearAfterAskingForThePasswordAsync(impostor);
        var port = ((IPEndPoint)impostor.LocalEndpoint).Port;
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString)
        {
            Port = port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ToString());

        var refusal = Assert.ThrowsAsync<NpgsqlException>(() => connection.OpenAsync());

        Assert.That(refusal.ToString(), Does.Contain("ScramSHA256"), heard.Exception?.ToString());
        Assert.That(await heard, Is.Empty);
    }

    // Frontend/backend protocol 3.0: an int32 length, an int32 code and the rest; 'N' refuses encryption, 'R' … 3 asks for a password in plain text.
    private static async Task<byte[]> HearAfterAskingForThePasswordAsync(TcpListener listener)
    {
        const int FirstCodeOfEncryption = 80877103;
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var head = new byte[8];
        do
        {
            await stream.ReadExactlyAsync(head);
            await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadInt32BigEndian(head) - head.Length]);
            await stream.WriteAsync(IsEncryption(head) ? "N"u8.ToArray() : [(byte)'R', 0, 0, 0, 8, 0, 0, 0, 3]);
        }
        while (IsEncryption(head));

        var heard = new MemoryStream();
        await stream.CopyToAsync(heard);
        return heard.ToArray();

        static bool IsEncryption(byte[] head) => BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)) >= FirstCodeOfEncryption;
    }

    private static int ProcessId(DataDir folder) =>
        int.Parse(File.ReadLines(Path.Combine(folder.Path, "data", "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<object?> ExecuteAsync(LocalPostgres server, string statement)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(statement);
        return await command.ExecuteScalarAsync();
    }
}
