namespace ProjectsPlugin.Contracts;

/// <summary>
/// What the directory calls the people who have an e-mail address, for the accounts that operators add. The API writes it, and the identity server,
/// whose table it is, lets it write rows alone: a view of the API's could run functions with the rights of whoever reads it. Columns:
/// <c>email</c>, unique as <c>lower(email)</c>, which also is how the API finds the person behind an account; and <c>name</c>.
/// </summary>
public static class DirectoryNames
{
    /// <summary>A table that the identity server makes.</summary>
    public const string Table = "identity.directory_names";
}
