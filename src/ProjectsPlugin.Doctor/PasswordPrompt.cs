using System.Text;

namespace ProjectsPlugin.Doctor;

/// <summary>The test account's password: from the environment or typed, never an argument, which every user of the machine can read.</summary>
internal static class PasswordPrompt
{
    public const string Setting = "DOCTOR_PASSWORD";

    /// <returns>Null if there is none, and nobody to ask.</returns>
    public static string? Ask(string email)
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } given)
            return given;

        if (Console.IsInputRedirected)
            return null;

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
