using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Pages;

/// <summary>What people call this installation: the manifest's <c>name_for_human</c>.</summary>
internal sealed class ProductName(IConfiguration configuration)
{
    public override string ToString() => configuration[Product.NameSetting] is { Length: > 0 } name ? name : Product.DefaultName;
}
