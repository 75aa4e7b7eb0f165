using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>Port 80 beside https: it leads to https, or nothing is there.</summary>
internal sealed class PlainHttpCheck : Check
{
    public override string Name => "Plain http";

    public override string Impact =>
        "every assistant and person: where http answers too, a password or token that is sent there by mistake can be read on the way.";

    public override async Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation)
    {
        if (!context.Origin.IsHttps)
            return Skipped("this installation is on a loopback host, without https");

        try
        {
            var answer = await context.GetAsync($"http://{context.Origin.Host}{Paths.Manifest}", cancellation);
            return answer.Location?.StartsWith(context.Origin.At("/"), StringComparison.Ordinal) is true
                ? Passed($"http://{context.Origin.Host} leads to {context.Origin}.")
                : Failed(
                    $"http://{context.Origin.Host} {answer.Summary}",
                    $"Let the proxy redirect everything on port 80 to {context.Origin}, or close the port.");
        }
        catch (DocumentUnavailableException)
        {
            return Passed($"Nothing answers at http://{context.Origin.Host}.");
        }
    }
}
