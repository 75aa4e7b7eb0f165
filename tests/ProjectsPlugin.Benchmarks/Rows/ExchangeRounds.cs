using ProjectsPlugin.Benchmarks.Assistants;
using ProjectsPlugin.Benchmarks.Hosts;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>Rounds in which one identity host gives codes to a person, exchanges each, and refreshes what came of it.</summary>
internal sealed class ExchangeRounds(Installation installation, RunningHost host) : IDisposable
{
    private const int CodesARound = 200;
    private const int MostToWarm = 10;

    /// <summary>By how much two rounds of a warm host differ at most.</summary>
    private const double Alike = 0.05;

    // The runtime compiles anew what is called often only when nothing else was compiled for a while.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Assistant _assistant = new(installation, host);
    private readonly Person _person = new(installation, host);

    public Speed Codes { get; } = new(host);

    public Speed Exchanges { get; } = new(host);

    public Speed Refreshes { get; } = new(host);

    /// <summary>Repeats rounds and pauses until two rounds are alike, at most ten times. They do not count.</summary>
    /// <returns>Whether two were.</returns>
    public async Task<bool> WarmAsync()
    {
        await _assistant.ExchangeAsync(await _person.AllowAsync(_assistant.AuthorizeAddress));
        await MeasureAsync();
        for (var round = 1; round < MostToWarm && !(Exchanges.LastTwoDiffer < Alike && Refreshes.LastTwoDiffer < Alike); round++)
        {
            await Task.Delay(Pause);
            await MeasureAsync();
        }

        var alike = Exchanges.LastTwoDiffer < Alike && Refreshes.LastTwoDiffer < Alike;
        Forget();
        return alike;
    }

    /// <summary>What was measured up to now does not count.</summary>
    public void Forget()
    {
        Codes.Forget();
        Exchanges.Forget();
        Refreshes.Forget();
    }

    public async Task MeasureAsync()
    {
        var codes = await Codes.MeasureAsync(Enumerable.Repeat(_assistant.AuthorizeAddress, CodesARound).ToList(), _person.AllowAsync);
        var tokens = await Exchanges.MeasureAsync(codes, _assistant.ExchangeAsync);
        await Refreshes.MeasureAsync(tokens, token => _assistant.RefreshAsync(token.Refresh));
    }

    public void Dispose() => _person.Dispose();
}
