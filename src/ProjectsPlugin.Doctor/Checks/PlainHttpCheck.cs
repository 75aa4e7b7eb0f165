using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Doctor.Checks;

/// <summary>Port 80 beside https: it leads to https, or nothing is there.</summary>
internal sealed class PlainHttpCheck : Check
{
    public override string Name => "Plain http";

    public override string Matters => "every assistant and person: where http answers too, a password or token that is sent there by mistake can be read on the way.";

    public override async Task<Result> RunAsync(Visit visit, CancellationToken cancellation)
    {
        if (!visit.Origin.IsHttps)
            return Skipped("this installation is on a loopback host, without https");

        try
        {
            var answer = await visit.GetAsync($"http://{visit.Origin.Host}{Paths.Manifest}", cancellation);
            return answer.Location?.StartsWith(visit.Origin.At("/"), StringComparison.Ordinal) is true
                ? Passed($"http://{visit.Origin.Host} leads to {visit.Origin}.")
                : Failed($"http://{visit.Origin.Host} {answer.Summary}", $"Let the proxy redirect everything on port 80 to {visit.Origin}, or close the port.");
        }
        catch (UnreadableException)
        {
            return Passed($"Nothing answers at http://{visit.Origin.Host}.");
        }
    }
}
