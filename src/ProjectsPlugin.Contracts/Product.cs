namespace ProjectsPlugin.Contracts;

/// <summary>What people call an installation: the manifest's <c>name_for_human</c>, which pages of both hosts show.</summary>
public static class Product
{
    /// <summary>The setting's name.</summary>
    public const string NameSetting = "Plugin:NameForHuman";

    /// <summary>The name where nobody has set one.</summary>
    public const string DefaultName = "MyOfficeProjects";
}
