using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Report;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>What the rows of one run measure with.</summary>
/// <param name="Folder">For files that go when the run ends.</param>
/// <param name="Postgres">The server on which the installation's database is one of several.</param>
/// <param name="Installation">Both hosts.</param>
/// <param name="OtherEngine">The identity server's assembly in a build with the other engine; null if none was given.</param>
/// <param name="Figures">Where figures go.</param>
internal sealed record Run(string Folder, Postgres Postgres, Installation Installation, string? OtherEngine, Figures Figures);
