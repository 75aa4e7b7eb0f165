using Microsoft.Extensions.Configuration;

namespace ProjectsPlugin.Hosting;

/// <summary>Who runs this installation and answers for it, as the settings of this moment say: pages of both hosts name them.</summary>
public sealed class Operator(IConfiguration configuration)
{
    /// <summary>The company whose data it is; null if nobody has set it.</summary>
    public string? CompanyName => Setting("CompanyName");

    /// <summary>Where people get help; null if nobody has set it: the manifest's default may be a mailbox that nobody reads.</summary>
    public string? ContactEmail => Setting("ContactEmail");

    private string? Setting(string name) => configuration[$"Plugin:{name}"] is { Length: > 0 } value ? value : null;
}
