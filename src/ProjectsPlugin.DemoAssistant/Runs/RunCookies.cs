using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.DemoAssistant.Runs;

/// <summary>
/// What a browser carries for the assistant, sealed, so that any copy of the host can go on: the run that it is in, and
/// the client id under which the assistant registered from it.
/// </summary>
internal sealed class RunCookies(PublicUrl publicUrl, IDataProtectionProvider protection)
{
    /// <summary>How long a person may take at the identity server.</summary>
    private static readonly TimeSpan RunLifetime = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan ClientLifetime = TimeSpan.FromDays(30);

    private readonly ITimeLimitedDataProtector _runs = protection.CreateProtector("Try.Run").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _clients = protection.CreateProtector("Try.Client", publicUrl.ToString()).ToTimeLimitedDataProtector();
    private readonly ChunkingCookieManager _cookies = new();

    /// <summary>Browsers take a <c>__Secure-</c> cookie only with Secure; <c>__Host-</c> would be for the whole site.</summary>
    private string Prefix => publicUrl.IsHttps ? "__Secure-" : "";

    /// <summary>The name of the cookie by which a form is known as ours.</summary>
    public string FormName => Prefix + "try-form";

    private string RunName => Prefix + "try-run";

    private string ClientName => Prefix + "try-client";

    /// <summary>The run that this browser is in; null if there is none, or it is too old.</summary>
    public Run? ReadRun(HttpContext http)
    {
        try
        {
            return Read(http, RunName, _runs) is { } bytes ? JsonSerializer.Deserialize<Run>(Unpack(bytes)) : null;
        }
        catch (JsonException)
        {
            // Begun by another version of the host.
            return null;
        }
    }

    public void Write(HttpContext http, Run run) =>
        Write(http, RunName, _runs.Protect(Pack(JsonSerializer.SerializeToUtf8Bytes(run)), RunLifetime), RunLifetime);

    public void EndRun(HttpContext http) => Delete(http, RunName);

    /// <summary>The client id that the assistant has in this browser; null if it must register.</summary>
    public string? ReadClient(HttpContext http) => Read(http, ClientName, _clients) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    public void WriteClient(HttpContext http, string clientId) =>
        Write(http, ClientName, _clients.Protect(Encoding.UTF8.GetBytes(clientId), ClientLifetime), ClientLifetime);

    public CookieOptions Options(TimeSpan? lifetime = null) => new()
    {
        Path = Paths.Try,
        HttpOnly = true,
        Secure = publicUrl.IsHttps,
        // Not Strict: the identity server's pages lead back here, and a link from another site to them would lose the run.
        SameSite = SameSiteMode.Lax,
        MaxAge = lifetime,
    };

    private byte[]? Read(HttpContext http, string name, ITimeLimitedDataProtector protector)
    {
        try
        {
            return _cookies.GetRequestCookie(http, name) is { Length: > 0 } value ? protector.Unprotect(WebEncoders.Base64UrlDecode(value)) : null;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private void Write(HttpContext http, string name, byte[] value, TimeSpan lifetime) =>
        _cookies.AppendResponseCookie(http, name, WebEncoders.Base64UrlEncode(value), Options(lifetime));

    private void Delete(HttpContext http, string name) => _cookies.DeleteCookie(http, name, Options());

    // The recorded documents say most things several times, and a browser keeps 4 KB a cookie.
    private static byte[] Pack(byte[] json)
    {
        using var packed = new MemoryStream();
        using (var pack = new BrotliStream(packed, CompressionLevel.Optimal))
            pack.Write(json);
        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] packed)
    {
        using var json = new MemoryStream();
        using (var unpack = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress))
            unpack.CopyTo(json);
        return json.ToArray();
    }
}
