using ProjectsPlugin.AppHost;
using ProjectsPlugin.AppHost.Settings;

if (args is ["-h" or "-?" or "--help" or "help", ..])
{
    await Console.Out.WriteLineAsync(Help.Text);
    return 0;
}

using var signals = new StopSignals();
try
{
    var settings = AppHostSettings.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build());
    if (args is not [])
        return await OperatorCommand.RunAsync(args, settings, signals.Token);

    await RunCommand.RunAsync(settings, Console.Out, signals.Token);
    return 0;
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
{
    return 0;
}
