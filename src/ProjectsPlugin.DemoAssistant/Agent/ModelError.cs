using System.ClientModel;
using System.Net.Sockets;

namespace ProjectsPlugin.DemoAssistant.Agent;

/// <summary>What went wrong with the model, in words that name the setting.</summary>
internal static class ModelError
{
    public static RunStoppedException Of(Exception fault) => new(Kind(fault), Detail(fault), fault);

    private static string Kind(Exception fault) => Unwrap(fault) switch
    {
        OperationCanceledException or TimeoutException => "ModelSlow",
        ClientResultException { Status: StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden } => "ModelKey",
        ClientResultException { Status: StatusCodes.Status404NotFound } => "ModelUnknown",
        ClientResultException { Status: StatusCodes.Status429TooManyRequests } => "ModelBusy",
        ClientResultException { Status: >= 400 } => "ModelRefused",
        HttpRequestException or SocketException or IOException or ClientResultException { Status: 0 } => "ModelUnreachable",
        _ => "ModelGarbage",
    };

    /// <summary>The status alone: what such servers write beside it can repeat the key or the prompt.</summary>
    private static string? Detail(Exception fault) => Unwrap(fault) is ClientResultException { Status: > 0 and var status } ? $"{status}" : null;

    private static Exception Unwrap(Exception fault) => fault is AggregateException { InnerException: { } inner } ? inner : fault;
}
