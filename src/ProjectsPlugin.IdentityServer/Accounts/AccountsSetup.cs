using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Accounts.Passwords;
using ProjectsPlugin.IdentityServer.Accounts.Providers;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>Employees' accounts, their passwords and their sessions.</summary>
internal static class AccountsSetup
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<SignInOptions>(SignInOptions.Section);
        services.AddCallerLimit<SignInOptions>(
            SignInOptions.RateLimit, options => options.AttemptsPerMinute, counts: http => HttpMethods.IsPost(http.Request.Method));
        services.AddSettings<GroupOptions>(GroupOptions.Section);
        services.AddSingleton<IValidateOptions<GroupOptions>, GroupsValidation>();
        services.AddSettings<SessionOptions>(SessionOptions.Section);
        services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DemoOptions>, DemoOptionsRules>();

        // OWASP's recommendation for PBKDF2 with HMAC-SHA-512.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<PasswordHashLimiter>();
        services.AddIdentityCore<Account>(options =>
        {
            // The user name is the address, whose rules are EmailAddress's.
            options.User.AllowedUserNameCharacters = "";
            options.User.RequireUniqueEmail = true;
        }).AddEntityFrameworkStores<IdentityServerDb>();

        services.AddAuthentication().AddCookie(Sessions.Scheme);
        services.ConfigureOptions<SessionCookie>();
        services.AddScoped<Sessions>();
        services.AddScoped<OpenSessions>();
        services.AddScoped<SignIn>();
        services.AddSingleton<KnownDeviceCookie>();
        services.AddScoped<PasswordLinks>();
        services.AddScoped<Employees>();
        services.AddScoped<SignInGroups>();
        services.AddScoped<PeopleDirectory>();
        services.AddScoped<EmployeeProvisioning>();
        services.AddScoped<DemoAccounts>();
        builder.AddProviders();
        services.AddRecurringWork(ExpiredSessions.Interval, ExpiredSessions.PruneAsync);
    }
}
