using ProjectsPlugin.AppHost;
using ProjectsPlugin.AppHost.Settings;
using ProjectsPlugin.Hosting;

if (Help.IsAskedBy(args))
{
    Help.Write(Console.Out);
    return 0;
}

ConfigurationErrors.EndTheStart();
using var signals = new StopSignals();
try
{
    if (OperatorCommands.IsDoctor(args))
        return await OperatorCommands.RunDoctorAsync(args, ReadSettings, signals.Token);

    var settings = ReadSettings();
    if (args is not [])
        return await OperatorCommands.RunAsync(args, settings, signals.Token);

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

static AppHostSettings ReadSettings() => AppHostSettings.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build());
