namespace ProjectsPlugin.Api.Pages;

/// <summary>What pages say. The English is in <c>Texts.resx</c>.</summary>
public sealed class Texts;
