using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.OpenIddict;

/// <summary>This engine seals the issuer into refresh tokens, and the issuer had a slash at its end once.</summary>
internal sealed class EarlierIssuerTests
{
    [Test]
    public async Task A_refresh_token_from_when_the_issuer_had_a_slash_stays_good()
    {
        var database = await PreparedDatabase.CopyAsync();
        var (port, token) = await SignInBeforeAsync(database);

        await using (var installation = await Installation.StartAsync(new InstallationOptions { ConnectionString = database, Port = port }))
        {
            using var assistant = await PublicAssistant.DiscoverAsync(installation);
            var first = await assistant.RefreshAsync(token);
            var second = await assistant.RefreshAsync(first.RefreshToken);

            using (Assert.EnterMultipleScope())
            {
                Assert.That((first.Status, second.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
                Assert.That(second.AccessClaims.Issuer, Is.EqualTo(installation.PublicUrl.ToString()));
            }
        }

        await PostgresServer.DropDatabaseAsync(database);
    }

    private static async Task<(int Port, string RefreshToken)> SignInBeforeAsync(string database)
    {
        await using var installation = await Installation.StartAsync(new InstallationOptions
        {
            ConnectionString = database,
            IdentityServices = services => services.AddOptions<OpenIddictServerOptions>()
                .PostConfigure<PublicUrl>((options, publicUrl) => options.Issuer = new Uri($"{publicUrl}/")),
        });
        using var assistant = await PublicAssistant.DiscoverAsync(installation);
        var tokens = await assistant.SignInAsync("projects");
        Assert.That(tokens.AccessClaims.Issuer, Is.EqualTo($"{installation.PublicUrl}/"), "as it was");
        return (installation.PublicUrl.Port, tokens.RefreshToken);
    }
}
