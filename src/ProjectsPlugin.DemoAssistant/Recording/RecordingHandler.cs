using System.Diagnostics;
using System.Net;

namespace ProjectsPlugin.DemoAssistant.Recording;

/// <summary>Records every request of a run with its answer, and bounds how long and how large an answer may be.</summary>
internal sealed class RecordingHandler(SecretRedactor redactor, Action<Step> done) : DelegatingHandler
{
    /// <summary>More than the largest answer of this product.</summary>
    private const int MaxBytes = 512 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly MessageFormatter _messages = new(redactor);

    /// <summary>What the next requests are for; null where their messages say so themselves.</summary>
    public string? Kind { get; set; }

    /// <summary>The scopes that the last refusal for want of scope named (RFC 6750, section 3.1).</summary>
    public string? MissingScope { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var (kind, subject) = Kind is { } known ? (known, null) : StepKind.OfMessage(sent);
        var step = new Step
        {
            Kind = kind,
            Subject = subject,
            Method = request.Method.Method,
            Address = _messages.Address(request.RequestUri!),
            Request = _messages.Of(request, sent),
        };

        var begun = Stopwatch.GetTimestamp();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(Timeout);
        try
        {
            var response = await base.SendAsync(request, end.Token);
            // Buffered here, so that whoever reads it next finds it whole.
            await response.Content.LoadIntoBufferAsync(MaxBytes, end.Token);
            var answer = await response.Content.ReadAsStringAsync(end.Token);
            step = step with { Status = (int)response.StatusCode, Answer = _messages.Of(response, answer) };
            if (response.StatusCode is HttpStatusCode.Forbidden)
                MissingScope = BearerChallenge.Parameter(response, "scope");
            return response;
        }
        finally
        {
            done(step with { Milliseconds = (long)Stopwatch.GetElapsedTime(begun).TotalMilliseconds });
        }
    }
}
