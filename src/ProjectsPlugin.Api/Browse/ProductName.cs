using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Browse;

/// <summary>What people call this installation: the manifest's <c>name_for_human</c>, as it is at this moment.</summary>
internal sealed class ProductName(IConfiguration configuration)
{
    public override string ToString() => configuration[Product.NameSetting] is { Length: > 0 } name ? name : Product.DefaultName;
}
