using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Token;

/// <summary>
/// Lets a client send the exchange as JSON, as plugin manifests with <c>authorization_content_type: application/json</c>
/// make ChatGPT do: a flat object of strings becomes the form that RFC 6749, section 4.1.3 describes, before any engine sees it.
/// </summary>
internal sealed class JsonExchange(RequestDelegate next)
{
    public const int MaximumBytes = 64 * 1024;

    private static readonly HashSet<string> Endpoints = [Paths.CodeExchange, Paths.Token, Paths.RootToken, Paths.Revoke];
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>Whether a request is an exchange, a refresh or a revocation, which hears of errors by RFC 6749, section 5.2.</summary>
    public static bool IsExchange(HttpRequest request) => HttpMethods.IsPost(request.Method) && Endpoints.Contains(request.Path.Value ?? "");

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsExchange(context.Request))
        {
            await next(context);
            return;
        }

        if (await FaultAsync(context) is { } fault)
            await OAuthErrorAnswer.InvalidRequestAsync(context, fault);
        else
            await next(context);
    }

    private static async Task<string?> FaultAsync(HttpContext context)
    {
        var request = context.Request;
        if (await request.ReadBodyAsync(MaximumBytes, context.RequestAborted) is not { } body)
            return $"The body is longer than {MaximumBytes} bytes.";

        // The engine reads it once more.
        request.Body = new MemoryStream(body, writable: false);
        if (!request.HasJsonContentType())
            return null;

        var form = Parse(request.Body, out var fault);
        if (form is not null)
        {
            request.ContentType = "application/x-www-form-urlencoded";
            context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(form)));
        }

        return fault;
    }

    private static Dictionary<string, StringValues>? Parse(Stream body, out string? fault)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                fault = "The body must be a JSON object.";
                return null;
            }

            var form = new Dictionary<string, StringValues>(StringComparer.Ordinal);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (member.Value.ValueKind != JsonValueKind.String)
                {
                    fault = $"The member '{(member.Name.Length <= 40 ? member.Name : member.Name[..40])}' must be a string.";
                    return null;
                }

                form[member.Name] = member.Value.GetString();
            }

            fault = null;
            return form;
        }
        catch (JsonException)
        {
            fault = "The body is not well-formed JSON, or it names a member twice.";
            return null;
        }
        catch (InvalidOperationException)
        {
            fault = "The body contains text that is not valid UTF-8.";
            return null;
        }
    }
}
