namespace ProjectsPlugin.Doctor;

/// <summary>An employee's account that the doctor may sign in with.</summary>
internal sealed record TestAccount(string Email, string Password);
