namespace ProjectsPlugin.IdentityServer.Pages;

/// <summary>What keeps a form from going through.</summary>
/// <param name="Text">What to do about it.</param>
/// <param name="FieldId">The <c>id</c> of the field to mend; null if it is no single field.</param>
public sealed record FormError(string Text, string? FieldId = null);
