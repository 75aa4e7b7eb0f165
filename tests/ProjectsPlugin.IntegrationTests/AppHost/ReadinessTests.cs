using System.Net;
using System.Net.Sockets;
using ProjectsPlugin.AppHost.Hosts;

namespace ProjectsPlugin.IntegrationTests.AppHost;

/// <summary>Waiting for a host that is slow to start.</summary>
internal sealed class ReadinessTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);

    [Test]
    public async Task A_host_that_takes_a_connection_and_answers_late_is_asked_again()
    {
        using var host = Listen(out var address);
        var serving = Task.Run(async () =>
        {
            using var unanswered = await host.AcceptSocketAsync();
            using var answered = await host.AcceptSocketAsync();
            await answered.ReceiveAsync(new byte[4096]);
            await answered.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        });

        var ready = await Readiness.WaitAsync(address, Never, CancellationToken.None, Soon);
        await serving;

        Assert.That(ready, Is.True);
    }

    [Test]
    public async Task A_host_that_never_answers_is_given_up_after_a_while()
    {
        using var host = Listen(out var address);

        Assert.That(await Readiness.WaitAsync(address, Never, CancellationToken.None, Soon, timeout: 3 * Soon), Is.False);
    }

    [Test]
    public async Task A_host_that_ended_is_not_waited_for()
    {
        using var host = Listen(out var address);

        Assert.That(await Readiness.WaitAsync(address, Task.CompletedTask, CancellationToken.None, Soon), Is.False);
    }

    private static Task Never => new TaskCompletionSource().Task;

    private static TcpListener Listen(out Uri address)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        address = new Uri($"http://{listener.LocalEndpoint}");
        return listener;
    }
}
