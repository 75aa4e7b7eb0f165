namespace ProjectsPlugin.IdentityServer.Pages;

/// <summary>What pages say. The English is in <c>Texts.resx</c>; a translation is a file <c>Texts.de.resx</c> beside it.</summary>
public sealed class Texts;
