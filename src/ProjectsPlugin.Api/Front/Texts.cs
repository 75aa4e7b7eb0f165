namespace ProjectsPlugin.Api.Front;

/// <summary>What the front page says. The English is in <c>Texts.resx</c>.</summary>
public sealed class Texts;
