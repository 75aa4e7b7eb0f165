using System.CommandLine;
using System.Globalization;
using ProjectsPlugin.CommandLine;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Scim.Tokens;

namespace ProjectsPlugin.IdentityServer.Commands;

/// <summary>The operator's commands <c>scim tokens …</c>.</summary>
internal static class ScimCommands
{
    private static readonly Argument<string> Token = new("NAME") { Description = "The token's name, as in: scim tokens list" };

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "What to call the token; token-1 or token-2 if left out",
        CustomParser = result =>
        {
            var name = result.Tokens[0].Value;
            if (name.Length is 0 or > ScimToken.NameLength || !name.All(IsOfNames))
                result.AddError($"A name has 1 to {ScimToken.NameLength} letters, digits, dots, hyphens and underscores.");
            return name;
        },
    };

    private static readonly Option<int?> Days = new("--days")
    {
        Description = "For how many days the token is good, up to 3650; until it is revoked if left out",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 3650)
                return days;
            result.AddError("--days is a whole number from 1 to 3650.");
            return null;
        },
    };

    public static Command Create(IServiceProvider services) => new("scim", "Manage how an identity provider adds and removes people")
    {
        new Command("tokens", "Manage the tokens that an identity provider sends to /scim/v2")
        {
            new DocumentedCommand("add", "Make a token and print it; two are good at a time", "scim tokens add --name entra --days 365") { Name, Days }
                .WithDatabaseAction<ScimTokens>(services, async (tokens, parsed, cancellation) =>
                {
                    TimeSpan? lifetime = parsed.GetValue(Days) is { } days ? TimeSpan.FromDays(days) : null;
                    return Added(parsed, await tokens.AddAsync(parsed.GetValue(Name), lifetime, cancellation));
                }),
            new DocumentedCommand("list", "List the tokens: name, when each was made and last used, and until when it is good", "scim tokens list")
                .WithDatabaseAction<ScimTokens>(services, async (tokens, parsed, cancellation) => List(parsed, await tokens.ListAsync(cancellation))),
            new DocumentedCommand("revoke", "End a token at once", "scim tokens revoke entra") { Token }
                .WithDatabaseAction<ScimTokens>(services, async (tokens, parsed, cancellation) =>
                {
                    var name = parsed.GetRequiredValue(Token);
                    return await tokens.RevokeAsync(name, cancellation)
                        ? parsed.Say($"Revoked {name}. Whoever sends it is refused from now on.")
                        : parsed.Refuse($"No token is called {name}. To see all: scim tokens list");
                }),
        },
    };

    private static bool IsOfNames(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.';

    private static int Added(ParseResult parsed, ScimTokenResult result) => result switch
    {
        ScimTokenResult.Created { Token: var token, Value: var value } => parsed.Say(
            $"Made {token.Name}, which is good {(token.ExpiresAt is { } end ? $"until {Date(end)} UTC" : "until it is revoked")}. "
            + $"Give it to the identity provider; it is not shown again:\n{value}"),
        ScimTokenResult.TooMany { Names: var names } => parsed.Refuse(
            $"{ScimTokens.Most} tokens are good already: {string.Join(", ", names)}. To end one: scim tokens revoke {names[0]}"),
        _ => parsed.Refuse("A token has this name. Choose another, or end that one: scim tokens revoke NAME"),
    };

    private static int List(ParseResult parsed, List<ScimToken> tokens)
    {
        if (tokens.Count == 0)
            return parsed.Say("No token. To make one: scim tokens add");

        foreach (var token in tokens)
        {
            parsed.Say($"{token.Name}\tmade {Date(token.CreatedAt)}\t{(token.UsedAt is { } used ? $"last used {Date(used)}" : "never used")}\t"
                + (token.ExpiresAt is { } end ? $"until {Date(end)}" : "without end"));
        }

        return 0;
    }

    private static string Date(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
