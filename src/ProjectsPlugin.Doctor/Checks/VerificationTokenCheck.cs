using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>The manifest's verification token: by it the plugin store knows the domain's owner.</summary>
internal sealed class VerificationTokenCheck : Check
{
    public override string Name => "Manifest: verification token";

    public override string Impact => "ChatGPT's plugins of the first generation, at installation alone; nothing else looks at it.";

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        var manifest = await context.ReadJsonAsync(Paths.Manifest, cancellation);
        return manifest.Text("auth", "verification_tokens", "openai") switch
        {
            null => Failed("auth.verification_tokens has no 'openai'.", "Let the proxy pass the manifest on as the API sends it."),
            "" => Skipped("none is set yet; when the assistant shows one, put it into Plugin__VerificationTokens__openai"),
            var token when token.Trim() != token || !token.All(char.IsAscii) => Failed(
                "The token has blanks around it or characters that no token has.",
                "Copy it anew into Plugin__VerificationTokens__openai."),
            var token => Passed($"One of {token.Length} characters is there."),
        };
    }
}
