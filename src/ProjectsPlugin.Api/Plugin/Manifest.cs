using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Plugin;

/// <summary>The manifest of a ChatGPT plugin, version 1.</summary>
internal sealed record Manifest(
    string SchemaVersion,
    string NameForHuman,
    string NameForModel,
    string DescriptionForHuman,
    string DescriptionForModel,
    ManifestAuth Auth,
    ManifestApi Api,
    string LogoUrl,
    string ContactEmail,
    string LegalInfoUrl)
{
    public static Manifest Of(PluginOptions plugin, PublicUrl publicUrl) => new(
        "v1",
        plugin.NameForHuman,
        plugin.NameForModel,
        plugin.DescriptionForHuman,
        plugin.DescriptionForModel,
        new ManifestAuth(
            "oauth",
            publicUrl.At(Paths.OAuth),
            plugin.Scope,
            publicUrl.At(Paths.CodeExchange),
            plugin.AuthorizationContentType,
            new Dictionary<string, string> { ["openai"] = "" }.Concat(plugin.VerificationTokens)
                .GroupBy(token => token.Key).ToDictionary(token => token.Key, token => token.Last().Value)),
        new ManifestApi("openapi", publicUrl.At(Paths.OpenApiYaml)),
        plugin.LogoUrl ?? publicUrl.At(Paths.Logo),
        plugin.ContactEmail ?? $"support@{publicUrl.Host}",
        plugin.LegalInfoUrl ?? publicUrl.At(Paths.Legal));
}

/// <param name="Type">Always <c>oauth</c>.</param>
/// <param name="ClientUrl">Where the browser is sent.</param>
/// <param name="Scope">What is asked for there.</param>
/// <param name="AuthorizationUrl">The code exchange, in spite of its name.</param>
/// <param name="AuthorizationContentType">How the exchange is sent.</param>
/// <param name="VerificationTokens">Proof that the domain's owner is installing the plugin.</param>
internal sealed record ManifestAuth(
    string Type,
    string ClientUrl,
    string Scope,
    string AuthorizationUrl,
    string AuthorizationContentType,
    IReadOnlyDictionary<string, string> VerificationTokens);

/// <summary>Where the API is described. The guide and the vendor's own plugin name the last field differently, so both are there.</summary>
internal sealed record ManifestApi(string Type, string Url, bool IsUserAuthenticated = true, bool HasUserAuthentication = true);
