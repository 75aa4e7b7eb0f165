using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>The same origin for whoever takes compressed answers, and what each of them was.</summary>
internal sealed class CompressingOrigin(IOrigin origin) : IOrigin
{
    public PublicUrl PublicUrl => origin.PublicUrl;

    public ConcurrentQueue<(string Call, HttpStatusCode Status, string Encoding)> Answers { get; } = [];

    public HttpClient CreateClient(bool followRedirects = false)
    {
        var recorder = new Recorder(Answers) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = followRedirects } };
        return new HttpClient(recorder) { BaseAddress = new Uri(PublicUrl.Issuer) };
    }

    private sealed class Recorder(ConcurrentQueue<(string, HttpStatusCode, string)> answers) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
            var answer = await base.SendAsync(request, cancellationToken);
            // "identity" says that nothing was done; the MCP SDK writes it for streams.
            var encodings = answer.Content.Headers.ContentEncoding.Where(encoding => encoding != "identity").ToList();
            answers.Enqueue(($"{request.Method} {request.RequestUri!.AbsolutePath}", answer.StatusCode, string.Join(", ", encodings)));
            return encodings.Count == 0 ? answer : await ReadableAsync(answer, cancellationToken);
        }

        private static async Task<HttpResponseMessage> ReadableAsync(HttpResponseMessage answer, CancellationToken cancellation)
        {
            var type = answer.Content.Headers.ContentType;
            answer.Content = new StreamContent(new BrotliStream(await answer.Content.ReadAsStreamAsync(cancellation), CompressionMode.Decompress));
            answer.Content.Headers.ContentType = type;
            return answer;
        }
    }
}
