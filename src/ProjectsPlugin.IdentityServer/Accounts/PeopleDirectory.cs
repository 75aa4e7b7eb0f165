using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>
/// What the API has told of the directory (<see cref="DirectoryNames"/>). Whoever breaks into the API writes it, so a name is a stranger's text.
/// </summary>
internal sealed class PeopleDirectory(IdentityServerDb db)
{
    private const string NameOf = $"SELECT name AS \"Value\" FROM {DirectoryNames.Table} WHERE lower(email) = lower({{0}})";
    private const string HasAnybody = $"SELECT EXISTS (SELECT FROM {DirectoryNames.Table}) AS \"Value\"";

    /// <param name="email">As <see cref="EmailAddress.TryParse"/> returned it.</param>
    /// <param name="cancellation">Ends the question.</param>
    public async Task<DirectoryLookup> FindAsync(string email, CancellationToken cancellation)
    {
        if (await db.Database.SqlQueryRaw<string>(NameOf, email).SingleOrDefaultAsync(cancellation) is { } name)
            return new DirectoryLookup.Found(PersonName.OnOneLine(name));

        return await db.Database.SqlQueryRaw<bool>(HasAnybody).SingleAsync(cancellation)
            ? new DirectoryLookup.NotFound()
            : new DirectoryLookup.EmptyDirectory();
    }
}

/// <summary>Whom the directory has with an address.</summary>
internal abstract record DirectoryLookup
{
    private DirectoryLookup()
    {
    }

    /// <param name="Name">The person's name; null if nothing of it can be seen.</param>
    public sealed record Found(string? Name) : DirectoryLookup;

    /// <summary>Others, but nobody with this address.</summary>
    public sealed record NotFound : DirectoryLookup;

    /// <summary>Nobody at all: it is empty, or the API has not told of it yet.</summary>
    public sealed record EmptyDirectory : DirectoryLookup;
}
