using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>
/// The names that people trust here: this product's own, those of configured clients, and those of known assistants and their makers. Nobody
/// goes by one of them, or by a name that contains one (RFC 7591, section 5), except as follows. Whoever returns people to the owner's sites
/// alone may have any name of the owner's. On a person's own device anything may listen, so there a name has to be, letter for letter, what a
/// known program calls itself (<c>Codex</c>), if the client has no document at its maker's site. Behind a program's name the name of the
/// connection may stand in brackets, and it may be ours: <c>Claude Code (MyOfficeProjects)</c>.
/// </summary>
public sealed partial class TrustedNames(IOptions<ClientsOptions> clients, ProductName product, PublicUrl publicUrl)
{
    /// <summary>Whether a name belongs to somebody else than the owner of these addresses, or could pass for one that does.</summary>
    /// <param name="name">What the client calls itself.</param>
    /// <param name="redirects">Where it returns people.</param>
    /// <param name="document">The address of its document, whose host has to be the owner's, too; null if it has none.</param>
    public bool IsTaken(string name, IReadOnlyCollection<string> redirects, string? document = null)
    {
        var skeleton = ClaimedName.Skeleton(name);
        string[] addresses = document is null ? [.. redirects] : [document, .. redirects];
        return Homoglyphs.MixAlphabets(name)
            || IsOurs(name, skeleton, addresses)
            || IsOfConfiguredClient(skeleton, addresses)
            || IsOfKnownAssistant(name, skeleton, addresses, isVouchedFor: document is not null);
    }

    /// <summary>
    /// What a page calls a client: by its name, unless that belongs to somebody else, as it may have come to do since the client gave it to itself.
    /// </summary>
    /// <param name="name">What it calls itself.</param>
    /// <param name="origin">Where it comes from; whom an operator configured has the name that it was given.</param>
    /// <param name="clientId">Its id, which may be the address of its document.</param>
    /// <param name="redirects">Where it returns people.</param>
    public string Shown(string name, ClientOrigin origin, string clientId, IReadOnlyCollection<string> redirects)
    {
        var document = origin is ClientOrigin.Document ? clientId : null;
        if (origin is ClientOrigin.Configured || !IsTaken(name, redirects, document))
            return name;

        return redirects.Prepend(document ?? "").Select(RedirectRules.SiteOf).FirstOrDefault(site => site is not null) ?? ClaimedName.None;
    }

    private bool IsOurs(string name, string skeleton, string[] addresses)
    {
        string[] owns = [ClaimedName.Skeleton(product.ToString()), ClaimedName.Skeleton(ProductName.Default), ClaimedName.Skeleton(DemoAssistantClient.Name)];
        var program = ClaimedName.Skeleton(ProgramOf(name));
        return owns.Where(own => own.Length > 0 && skeleton.Contains(own, StringComparison.Ordinal)).Any(own =>
            !addresses.All(address => IsAtOurOrigin(address) || (RedirectRules.IsOnDevice(address) && !program.Contains(own, StringComparison.Ordinal))));
    }

    private bool IsAtOurOrigin(string address) => address.StartsWith(publicUrl.At("/"), StringComparison.Ordinal);

    private bool IsOfConfiguredClient(string skeleton, string[] addresses)
    {
        var owners = clients.Value.All.Where(entry => entry.Exists && ClaimedName.Skeleton(entry.Client.Name) == skeleton).ToList();
        return owners.Count > 0 && !addresses.All(address => owners.Any(owner => owner.Hosts.Contains(RedirectRules.SiteOf(address))));
    }

    private static bool IsOfKnownAssistant(string name, string skeleton, string[] addresses, bool isVouchedFor)
    {
        var mayBeOnDevice = isVouchedFor || KnownAssistants.Programs.Contains(ProgramOf(name));
        return KnownAssistants.OwnersOf(skeleton).Any(owner =>
            !addresses.All(address => owner.Sites.Contains(RedirectRules.SiteOf(address)) || (mayBeOnDevice && RedirectRules.IsOnDevice(address))));
    }

    /// <summary>The name without that of a connection in brackets behind it.</summary>
    private static string ProgramOf(string name) => Connection().Replace(name, "");

    [GeneratedRegex(@" \([^()]*\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Connection();
}
