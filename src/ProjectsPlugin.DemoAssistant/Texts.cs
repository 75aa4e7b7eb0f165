namespace ProjectsPlugin.DemoAssistant;

/// <summary>What the demo assistant's pages say. The English is in <c>Texts.resx</c>.</summary>
public sealed class Texts;
