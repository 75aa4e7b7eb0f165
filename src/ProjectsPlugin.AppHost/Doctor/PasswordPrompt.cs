using System.Text;

namespace ProjectsPlugin.AppHost.Doctor;

/// <summary>The test account's password: from the environment or typed, never an argument, which every user of the machine can read.</summary>
internal static class PasswordPrompt
{
    public const string Setting = "DOCTOR_PASSWORD";

    /// <exception cref="StartRefusedException">There is none, and nobody to ask.</exception>
    public static string Ask(string email)
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } given)
            return given;

        if (Console.IsInputRedirected)
            throw new StartRefusedException($"The password of {email} is missing. Set {Setting}, or run this in a terminal, where it is asked for.");

        Console.Error.Write($"Password of {email}: ");
        var password = Typed();
        Console.Error.WriteLine();
        return password;
    }

    private static string Typed()
    {
        var password = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key is ConsoleKey.Backspace && password.Length > 0)
                password.Length--;
            else if (!char.IsControl(key.KeyChar))
                password.Append(key.KeyChar);
        }

        return password.ToString();
    }
}
