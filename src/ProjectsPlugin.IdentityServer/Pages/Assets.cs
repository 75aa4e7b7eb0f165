using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Pages;

/// <summary>The stylesheet and the icon that pages of both hosts share. They are in the assembly, so that every copy of the host, however started, has the same.</summary>
internal static class Assets
{
    public static void MapAssets(this WebApplication app)
    {
        app.MapAsset(Paths.Stylesheet, "text/css; charset=utf-8");
        app.MapAsset(Paths.Icon, "image/svg+xml");
    }

    private static void MapAsset(this WebApplication app, string path, string contentType)
    {
        var content = Read(Path.GetFileName(path));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(content).AsSpan(0, 8))}\"");
        app.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], (HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=600";
            return Results.Bytes(content, contentType, entityTag: tag);
        }).AllowAnonymous();
    }

    private static byte[] Read(string name)
    {
        using var resource = typeof(Assets).Assembly.GetManifestResourceStream($"assets/{name}")!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }
}
