using Npgsql;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Scim;

/// <summary>
/// Makes a change as a whole or not at all. Whoever hangs up in its midst does not undo it: a person who left must not stay because the provider lost
/// its patience.
/// </summary>
internal sealed class ScimTransaction(IdentityServerDb db)
{
    private const int Attempts = 5;

    /// <param name="change">
    /// Runs again from its beginning if others change the same at the same moment and the database chooses this one to give way.
    /// </param>
    public async Task<T> RunAsync<T>(Func<Task<T>> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
                var result = await change();
                await transaction.CommitAsync(CancellationToken.None);
                return result;
            }
            catch (Exception failure) when (attempt < Attempts && StateOf(failure) is PostgresErrorCodes.DeadlockDetected)
            {
                db.ChangeTracker.Clear();
            }
            catch (Exception failure) when (StateOf(failure) is PostgresErrorCodes.UniqueViolation)
            {
                throw ScimException.Uniqueness("Another resource has this name or address.");
            }
        }
    }

    private static string? StateOf(Exception failure) => (failure as PostgresException ?? failure.InnerException as PostgresException)?.SqlState;
}
