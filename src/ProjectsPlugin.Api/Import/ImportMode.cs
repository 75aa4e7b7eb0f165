namespace ProjectsPlugin.Api.Import;

/// <summary>Whose data a file brings, and what becomes of the demo data.</summary>
internal enum ImportMode
{
    /// <summary>The demo data, which is marked so; a directory that has anything in it is left alone.</summary>
    Demo,

    /// <summary>The company's own data, which takes the place of the demo data.</summary>
    Own,

    /// <summary>The company's own data beside the demo data.</summary>
    OwnBesideDemo,
}
