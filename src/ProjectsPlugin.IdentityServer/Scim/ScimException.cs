namespace ProjectsPlugin.IdentityServer.Scim;

/// <summary>
/// What is wrong with a request, for the client that sent it (RFC 7644, section 3.12). It is thrown so that a change which turns out to be wrong halfway
/// leaves nothing behind: the transaction rolls back.
/// </summary>
internal sealed class ScimException : Exception
{
    public ScimException()
    {
    }

    public ScimException(string message)
        : base(message)
    {
    }

    public ScimException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ScimException(int status, string? scimType, string detail)
        : base(detail) => (Status, ScimType) = (status, scimType);

    public int Status { get; } = StatusCodes.Status400BadRequest;

    /// <summary>The RFC's word for the error; null where it has none.</summary>
    public string? ScimType { get; }

    public static ScimException InvalidSyntax(string detail) => new(StatusCodes.Status400BadRequest, "invalidSyntax", detail);

    public static ScimException InvalidValue(string detail) => new(StatusCodes.Status400BadRequest, "invalidValue", detail);

    public static ScimException InvalidPath(string detail) => new(StatusCodes.Status400BadRequest, "invalidPath", detail);

    public static ScimException InvalidFilter(string detail) => new(StatusCodes.Status400BadRequest, "invalidFilter", detail);

    public static ScimException Uniqueness(string detail) => new(StatusCodes.Status409Conflict, "uniqueness", detail);

    public static ScimException NotFound() => new(StatusCodes.Status404NotFound, null, "No resource has this id.");

    public static ScimException PreconditionFailed() =>
        new(StatusCodes.Status412PreconditionFailed, null, "The resource has changed since the version in If-Match. Read it again.");
}
