namespace ProjectsPlugin.Contracts;

/// <summary>The setting by which both hosts show made-up people and projects.</summary>
public static class DemoMode
{
    public const string EnabledSetting = "Demo:Enabled";
}
