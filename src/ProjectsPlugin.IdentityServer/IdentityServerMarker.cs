namespace ProjectsPlugin.IdentityServer;

/// <summary>Names this host to tests, because both hosts have a <c>Program</c>.</summary>
public sealed class IdentityServerMarker;
