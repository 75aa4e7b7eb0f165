using System.Diagnostics;

namespace ProjectsPlugin.Api.Try.Steps;

/// <summary>Writes down every request of a run with its answer, and bounds how long and how large an answer may be.</summary>
internal sealed class StepRecorder(Secrets secrets, Action<Step> done) : DelegatingHandler
{
    /// <summary>More than the largest answer of this product.</summary>
    private const int MostBytes = 512 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly MessageText _text = new(secrets);

    /// <summary>What the next requests are for; null where their messages say so themselves.</summary>
    public string? Kind { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var (kind, subject) = Kind is { } known ? (known, null) : StepKind.OfMessage(asked);
        var step = new Step
        {
            Kind = kind,
            Subject = subject,
            Method = request.Method.Method,
            Address = _text.Address(request.RequestUri!),
            Request = _text.Of(request, asked),
        };

        var begun = Stopwatch.GetTimestamp();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(Patience);
        try
        {
            var response = await base.SendAsync(request, end.Token);
            // Buffered here, so that whoever reads it next finds it whole.
            await response.Content.LoadIntoBufferAsync(MostBytes, end.Token);
            var answer = await response.Content.ReadAsStringAsync(end.Token);
            step = step with { Status = (int)response.StatusCode, Answer = _text.Of(response, answer) };
            return response;
        }
        finally
        {
            done(step with { Milliseconds = (long)Stopwatch.GetElapsedTime(begun).TotalMilliseconds });
        }
    }
}
