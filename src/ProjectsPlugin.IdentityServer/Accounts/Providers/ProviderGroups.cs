using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts.Providers;

/// <summary>Keeps the groups that a provider tells of a person, as far as the settings map them.</summary>
internal sealed class ProviderGroups(
    IdentityServerDb db, SignInGroups signIn, IOptions<GroupOptions> options, TimeProvider time, ILogger<ProviderGroups> log)
{
    /// <summary>Makes the person's mapped groups those of the claim; without the claim the person has none. What others said of a member stays.</summary>
    public async Task ApplyAsync(ProviderOptions provider, UpstreamPerson person, Guid accountId)
    {
        if (options.Value.Map is not { Count: > 0 } map)
            return;
        if (person.Groups is not { } claimed)
        {
            Log.GroupsElsewhere(log, provider.Id, provider.GroupsClaim, accountId);
            return;
        }

        var wanted = map.Where(mapping => claimed.Any(mapping.IsFrom)).Select(mapping => mapping.To.Trim())
            .DistinctBy(Group.KeyOf).OrderBy(Group.KeyOf, StringComparer.Ordinal).ToArray();
        string[] keys = [.. wanted.Select(Group.KeyOf)];
        string[] mapped = [.. map.Select(mapping => Group.KeyOf(mapping.To)).Distinct()];
        var now = time.GetUtcNow();

        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO identity.groups (id, display_name, name_key, created_at, changed_at, version)
            SELECT gen_random_uuid(), display_name, name_key, {now}, {now}, 1 FROM unnest({wanted}, {keys}) AS told (display_name, name_key)
            ON CONFLICT (name_key) DO NOTHING
            """);
        // Groups in one order, so that two sign-ins at once cannot wait for each other.
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH mapped AS MATERIALIZED (
                SELECT id, name_key FROM identity.groups WHERE name_key = ANY({mapped}) ORDER BY name_key FOR UPDATE),
            removed AS (
                DELETE FROM identity.group_members AS members USING mapped
                WHERE members.group_id = mapped.id AND members.account_id = {accountId} AND members.source = {provider.Id} AND NOT name_key = ANY({keys})
                RETURNING members.group_id),
            added AS (
                INSERT INTO identity.group_members (group_id, account_id, source)
                SELECT id, {accountId}, {provider.Id} FROM mapped WHERE name_key = ANY({keys})
                ON CONFLICT DO NOTHING RETURNING group_id)
            UPDATE identity.groups SET changed_at = {now}, version = version + 1
            WHERE id IN (SELECT group_id FROM removed UNION ALL SELECT group_id FROM added)
            """);
        await signIn.EndOthersAsync([accountId], CancellationToken.None);
        await transaction.CommitAsync();
    }
}
