namespace ProjectsPlugin.Hosting.Pages;

/// <summary>What the frame of pages says. The English is in <c>LayoutTexts.resx</c>.</summary>
public sealed class LayoutTexts;
