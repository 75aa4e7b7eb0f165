using ProjectsPlugin.Api.Mcp;
using ProjectsPlugin.Api.Mcp.Prompts;

namespace ProjectsPlugin.Api.Pages.Front.Bundle;

/// <summary>The letter as an Agent Skill (agentskills.io): the prompt's rules, for a model that was asked in the user's own words.</summary>
internal static class OutreachSkill
{
    /// <summary>Also the name of its folder, which the format demands.</summary>
    public const string Name = "outreach-email";

    private const string Description =
        "Writes an e-mail from the user to a person about one of the company's projects, with the facts of the company's records and no others. "
        + "Use when the user asks for an e-mail, a letter or a message to a client, a prospective client or a colleague about a project.";

    public const string Text =
        $"""
         ---
         name: {Name}
         description: {Description}
         ---

         # Write to somebody about a project

         The user asks for an e-mail to a person about one of the company's projects. Use the tools of the MCP server `{McpSetup.ServerName}`.
         "I" and "me" below are the user.

         {OutreachText.Rules}
         """;
}
