namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>Where a password comes from.</summary>
/// <param name="Network">The caller's, as limits count it.</param>
/// <param name="Device">The browser, if it has signed in here before; null if nobody knows it.</param>
public sealed record SignInSource(string Network, KnownDevice? Device)
{
    /// <summary>What failures for one of <see cref="Accounts"/> are counted by.</summary>
    public string DeviceName => $"device {Device?.Id}";

    /// <summary>Those to which the browser has signed in before.</summary>
    public IReadOnlyCollection<Guid> Accounts => Device?.Accounts ?? [];

    public string NameFor(Guid account) => Accounts.Contains(account) ? DeviceName : Network;
}

/// <summary>A browser that has signed in here before.</summary>
/// <param name="Id">Made for it.</param>
/// <param name="Accounts">To which accounts, the latest first.</param>
public sealed record KnownDevice(Guid Id, IReadOnlyList<Guid> Accounts);
