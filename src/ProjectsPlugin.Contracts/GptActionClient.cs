namespace ProjectsPlugin.Contracts;

/// <summary>
/// A GPT's Action as a client of the identity server. The front page shows its id to whoever sets one up; its secret is the identity server's alone.
/// </summary>
public static class GptActionClient
{
    /// <summary>The setting of its id, in which both hosts must agree.</summary>
    public const string IdSetting = "Clients:GptAction:ClientId";

    /// <summary>Its id where the setting is not given.</summary>
    public const string DefaultId = "gpt-action";
}
