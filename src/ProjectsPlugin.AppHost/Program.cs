using System.CommandLine;
using ProjectsPlugin.AppHost;
using ProjectsPlugin.AppHost.Doctor;
using ProjectsPlugin.AppHost.Settings;
using ProjectsPlugin.Hosting;

if (args is ["-h" or "-?" or "--help" or "help", ..])
{
    await Console.Out.WriteLineAsync(Help.Text);
    return 0;
}

ConfigurationErrors.EndTheStart();
using var signals = new StopSignals();
try
{
    if (args is [DoctorCommand.Name, ..] and not [_, DoctorCommand.Refusals, ..])
        return await new RootCommand { DoctorCommand.Create(ReadSettings, PasswordPrompt.Ask) }.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, signals.Token);

    var settings = ReadSettings();
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

static AppHostSettings ReadSettings() => AppHostSettings.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build());
