using System.ComponentModel.DataAnnotations;
using System.Reflection;
using ProjectsPlugin.Api.Text;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Plugin;

/// <summary>What the vendor refuses at installation, said at the start instead.</summary>
internal static class ManifestRules
{
    /// <summary>A sentence for each rule that is broken, with the setting's name and the fix; none for a good manifest.</summary>
    public static IEnumerable<string> Broken(PluginOptions plugin, PublicUrl publicUrl)
    {
        var manifest = Manifest.Of(plugin, publicUrl);
        List<string?> faults =
        [
            Length(nameof(plugin.NameForHuman), manifest.NameForHuman),
            plugin.CompanyName is { } company ? Length(nameof(plugin.CompanyName), company) : null,
            Length(nameof(plugin.NameForModel), manifest.NameForModel),
            manifest.NameForModel.All(char.IsAsciiLetterOrDigit)
                ? null
                : $"Plugin__NameForModel is '{manifest.NameForModel}'; it may have only the letters A to Z, a to z and digits.",
            Length(nameof(plugin.DescriptionForHuman), manifest.DescriptionForHuman),
            Length(nameof(plugin.DescriptionForModel), manifest.DescriptionForModel),
            manifest.Auth.AuthorizationContentType is "application/json" or "application/x-www-form-urlencoded"
                ? null
                : $"Plugin__AuthorizationContentType is '{manifest.Auth.AuthorizationContentType}'; "
                    + "set it to application/json or application/x-www-form-urlencoded.",
            Scope(manifest.Auth.Scope),
            Url("LogoUrl", manifest.LogoUrl, publicUrl) ?? (manifest.LogoUrl.EndsWith(".gif", StringComparison.OrdinalIgnoreCase)
                ? "Plugin__LogoUrl names a GIF, which is refused; use a PNG of 512 by 512 pixels."
                : null),
            Url("LegalInfoUrl", manifest.LegalInfoUrl, publicUrl),
            Email(manifest.ContactEmail),
            .. manifest.Auth.VerificationTokens.Select(token => token.Value.Length <= 200 && token.Value.All(char.IsAscii)
                ? null
                : $"Plugin__VerificationTokens__{token.Key} is no token: at most 200 ASCII characters."),
        ];
        if (!publicUrl.IsLoopback && faults.TrueForAll(fault => fault is null))
        {
            faults.Add(SameDomain("LegalInfoUrl", new Uri(manifest.LegalInfoUrl).Host, publicUrl));
            faults.Add(SameDomain("ContactEmail", manifest.ContactEmail[(manifest.ContactEmail.IndexOf('@', StringComparison.Ordinal) + 1)..], publicUrl));
        }
        return faults.OfType<string>();
    }

    private static string? Length(string setting, string value) =>
        string.IsNullOrWhiteSpace(value) ? $"Plugin__{setting} is empty. Set it, or leave it out for the default."
        : CleanText.Length(value) > Most(setting) ? $"Plugin__{setting} has {CleanText.Length(value)} characters; at most {Most(setting)} are allowed."
        : value != CleanText.Of(value) ? $"Plugin__{setting} has characters that cannot be seen. Type it anew."
        : null;

    private static int Most(string setting) =>
        typeof(PluginOptions).GetProperty(setting)?.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength ?? int.MaxValue;

    private static string? Scope(string scopes) =>
        scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(Scopes.Data).FirstOrDefault() is { } unknown
            ? $"Plugin__Scope has '{unknown}'; the scopes are {string.Join(", ", Scopes.Data)}, separated by spaces."
            : null;

    private static string? Url(string setting, string value, PublicUrl publicUrl) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (publicUrl.IsLoopback && url.Scheme == Uri.UriSchemeHttp))
            ? null
            : $"Plugin__{setting} is '{value}'; it must be an https address.";

    private static string? Email(string value) =>
        System.Net.Mail.MailAddress.TryCreate(value, out var address) && address.Address == value
            ? null
            : $"Plugin__ContactEmail is '{value}'; it must be an e-mail address.";

    private static string? SameDomain(string setting, string host, PublicUrl publicUrl) =>
        string.Equals(SecondLevel(host), SecondLevel(publicUrl.Host), StringComparison.OrdinalIgnoreCase)
            ? null
            : $"Plugin__{setting} is at {host}; it must be at {SecondLevel(publicUrl.Host)} or below, as {PublicUrl.Setting} is.";

    private static string SecondLevel(string host) => string.Join('.', host.Split('.').TakeLast(2));
}
