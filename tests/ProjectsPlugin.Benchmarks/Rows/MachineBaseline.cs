using System.Diagnostics;
using System.Security.Cryptography;
using ProjectsPlugin.Benchmarks.Assistants;
using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Load;
using ProjectsPlugin.Benchmarks.Peers;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>What the machine is worth: three things that stay the same whatever becomes of the product.</summary>
internal static class MachineBaseline
{
    private const int TokenBytes = 700;
    private const int Repetitions = 15;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(500);

    public static async Task MeasureAsync(Run run)
    {
        using var hashing = await PasswordHashing.ReadAsync(run.Installation);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var token = RandomNumberGenerator.GetBytes(TokenBytes);
        await using var host = await EmptyHost.StartAsync(Path.Combine(run.Folder, "empty.log"));
        var calls = await Comparison.MeasureAsync(
            turns: 5,
            () => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(host, EmptyHost.Path, accessToken: null)));

        run.Figures.Add(
            "the machine: one password hash (PBKDF2 as the identity host has it), one P-256 signature, empty calls to Kestrel",
            $"{Milliseconds(hashing.Verify, calls: 1):0} ms, {Milliseconds(() => key.SignData(token, HashAlgorithmName.SHA256), calls: 500):0.000} ms, "
                + $"{calls.Of(0):0} a second");
    }

    private static double Milliseconds(Action work, int calls) => Comparison.Median(Enumerable.Range(0, Repetitions).Select(_ =>
    {
        var watch = Stopwatch.StartNew();
        for (var call = 0; call < calls; call++)
            work();
        return watch.Elapsed.TotalMilliseconds / calls;
    }));
}
