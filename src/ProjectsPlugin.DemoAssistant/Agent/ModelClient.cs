using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;

namespace ProjectsPlugin.DemoAssistant.Agent;

/// <summary>The model behind <c>Assistant__Endpoint</c>, made when it is first asked.</summary>
internal sealed class ModelClient(IOptions<AssistantOptions> options) : IDisposable
{
    /// <summary>How many times a model may look at what its calls answered.</summary>
    public const int MaxRounds = 8;

    /// <summary>How long an answer may keep silent.</summary>
    private static readonly TimeSpan SilenceTimeout = TimeSpan.FromSeconds(60);

    private readonly Lazy<IChatClient> _client = new(() => Make(options.Value));

    /// <summary>What the operator calls it.</summary>
    public string Name => options.Value.Model!.Trim();

    public IChatClient Client => _client.Value;

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    private static FunctionInvokingChatClient Make(AssistantOptions options)
    {
        var connections = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(10) };
        var http = new HttpClient(connections) { Timeout = Timeout.InfiniteTimeSpan };
        var client = new ChatClient(
            options.Model!.Trim(),
            // A server of one's own often wants none, but the library does.
            new ApiKeyCredential(string.IsNullOrWhiteSpace(options.ApiKey) ? "none" : options.ApiKey.Trim()),
            new OpenAIClientOptions
            {
                Endpoint = new Uri(options.Endpoint!.Trim()),
                Transport = new HttpClientPipelineTransport(http),
                // The person who waits presses the button again sooner.
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
                NetworkTimeout = SilenceTimeout,
                ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            });
        return new FunctionInvokingChatClient(client.AsIChatClient()) { MaximumIterationsPerRequest = MaxRounds };
    }
}
