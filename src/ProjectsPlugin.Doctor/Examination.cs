using System.Runtime.CompilerServices;

namespace ProjectsPlugin.Doctor;

/// <summary>Runs checks one after the other. One that cannot say anything for want of another is skipped, with the name of what stands in its way.</summary>
internal sealed class Examination(Visit visit)
{
    // What first failed, by each check that failed or was skipped for it.
    private readonly Dictionary<Type, string> _obstacles = [];

    public async IAsyncEnumerable<Result> RunAsync(IEnumerable<Check> checks, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var check in checks)
            yield return await RunAsync(check, cancellation);
    }

    private async Task<Result> RunAsync(Check check, CancellationToken cancellation)
    {
        if (check.Needs.Select(needed => _obstacles.GetValueOrDefault(needed)).FirstOrDefault(name => name is not null) is { } obstacle)
            return Without(check, obstacle);

        var result = await LookAsync(check, cancellation);
        if (result.Outcome is Outcome.Failed)
            _obstacles[check.GetType()] = check.Name;
        return result;
    }

    private async Task<Result> LookAsync(Check check, CancellationToken cancellation)
    {
        try
        {
            return await check.RunAsync(visit, cancellation);
        }
        catch (UnreadableException unreadable)
        {
            return visit.Named.Add(unreadable.Path) ? check.Failed(unreadable.Message, unreadable.Fix) : Without(check, unreadable.Path);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // One check that breaks off must not take the others with it.
            return check.Failed($"The check itself broke off: {failure.GetType().Name}: {failure.Message}", "The answer is so unlike what was expected that no more can be said. If the installation looks right to you, report this line.");
        }
    }

    private Result Without(Check check, string obstacle)
    {
        _obstacles[check.GetType()] = obstacle;
        return check.Skipped($"it needs what failed above: {obstacle}");
    }
}
