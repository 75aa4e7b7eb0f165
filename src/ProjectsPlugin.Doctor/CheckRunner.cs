using System.Runtime.CompilerServices;

namespace ProjectsPlugin.Doctor;

/// <summary>Runs checks one after the other. One that cannot say anything for want of another is skipped, with the name of what stands in its way.</summary>
internal sealed class CheckRunner(CheckContext context)
{
    // What first failed, by each check that failed or was skipped for it.
    private readonly Dictionary<Type, string> _failures = [];

    public async IAsyncEnumerable<CheckResult> RunAsync(IEnumerable<Check> checks, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var check in checks)
            yield return await RunAsync(check, cancellation);
    }

    private async Task<CheckResult> RunAsync(Check check, CancellationToken cancellation)
    {
        if (check.DependsOn.Select(dependency => _failures.GetValueOrDefault(dependency)).FirstOrDefault(name => name is not null) is { } failure)
            return Skip(check, failure);

        var result = await RunSafelyAsync(check, cancellation);
        if (result.Outcome is Outcome.Failed)
            _failures[check.GetType()] = check.Name;
        return result;
    }

    private async Task<CheckResult> RunSafelyAsync(Check check, CancellationToken cancellation)
    {
        try
        {
            return await check.RunAsync(context, cancellation);
        }
        catch (DocumentUnavailableException unavailable)
        {
            return context.ReportedDocuments.Add(unavailable.Path) ? check.Failed(unavailable.Message, unavailable.Fix) : Skip(check, unavailable.Path);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // One check that breaks off must not take the others with it.
            return check.Failed(
                $"The check itself broke off: {exception.GetType().Name}: {exception.Message}",
                "The answer is so unlike what was expected that no more can be said. If the installation looks right to you, report this line.");
        }
    }

    private CheckResult Skip(Check check, string failure)
    {
        _failures[check.GetType()] = failure;
        return check.Skipped($"it needs what failed above: {failure}");
    }
}
