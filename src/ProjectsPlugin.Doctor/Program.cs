using System.CommandLine;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Doctor;

var command = DoctorCommand.Create(
    "projectsplugin-doctor",
    () => PublicUrl.Parse(Environment.GetEnvironmentVariable(PublicUrl.Setting)),
    PasswordPrompt.Ask);
command.Add(new VersionOption());
try
{
    return await DoctorCommand.RunAsync(command, args);
}
catch (OperationCanceledException)
{
    return 1;
}
