namespace ProjectsPlugin.DemoAssistant.Recording;

/// <summary>The parts of a run, in their order; the key <c>Try.Group.{Group}</c> is their heading.</summary>
public enum StepGroup
{
    /// <summary>Discovery and registration.</summary>
    Find,

    /// <summary>The person's decision, and the code for a token.</summary>
    SignIn,

    /// <summary>The MCP server's tools.</summary>
    Read,

    /// <summary>Token revocation.</summary>
    Leave,
}
