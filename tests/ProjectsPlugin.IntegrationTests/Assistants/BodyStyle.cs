namespace ProjectsPlugin.IntegrationTests.Assistants;

/// <summary>How an assistant sends the exchange.</summary>
internal enum BodyStyle
{
    Json,
    Form,

    /// <summary>A form whose credentials are in a Basic header, and only there.</summary>
    Basic,
}
