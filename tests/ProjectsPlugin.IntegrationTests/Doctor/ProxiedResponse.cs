using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ProjectsPlugin.IntegrationTests.Doctor;

/// <summary>An answer on its way through a proxy, which can change it.</summary>
internal sealed class ProxiedResponse(HttpContext context, string requestBody, byte[] body)
{
    public byte[] Body { get; private set; } = body;

    public string Path => context.Request.Path.Value!;

    /// <summary>The request's body.</summary>
    public string RequestBody => requestBody;

    public IHeaderDictionary RequestHeaders => context.Request.Headers;

    public IHeaderDictionary Headers => context.Response.Headers;

    public int Status
    {
        get => context.Response.StatusCode;
        set => context.Response.StatusCode = value;
    }

    public string Text
    {
        get => Encoding.UTF8.GetString(Body);
        set => Body = Encoding.UTF8.GetBytes(value);
    }

    public void ChangeJson(Action<JsonNode> change)
    {
        var document = JsonNode.Parse(Text)!;
        change(document);
        Text = document.ToJsonString();
    }
}
