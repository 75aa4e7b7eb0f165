using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Hosting;

/// <summary>
/// <c>health</c>: asks the host that runs in the same container whether it can serve. For container engines, whose health
/// checks are commands; an image that is small has no other program that could ask.
/// </summary>
public static class HealthCommand
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(6);

    public static bool IsIn(string[] args) => args is ["health"];

    /// <returns>0 if the host on <c>ASPNETCORE_HTTP_PORTS</c> (8080 if not set) is ready, else 1.</returns>
    public static async Task<int> RunAsync()
    {
        var port = Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS") is { Length: > 0 } ports ? ports.Split(';')[0] : "8080";
        using var client = new HttpClient { Timeout = Timeout };
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}{Paths.HealthReady}"));
            await Console.Out.WriteLineAsync($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            await Console.Out.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}
