using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ProjectsPlugin.Hosting;

/// <summary>A section of the settings as options that are judged before the host starts.</summary>
public static class OptionsSetup
{
    /// <summary>Binds the section. A number outside of its <see cref="RangeAttribute"/> stops the start with the setting's name and what it may be.</summary>
    public static OptionsBuilder<TOptions> AddSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddSingleton<IValidateOptions<TOptions>>(new Ranges<TOptions>(section));
        return services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
    }

    private sealed class Ranges<TOptions>(string section) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var faults = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(faults.Select(fault => Say(options, fault)));
        }

        private string Say(TOptions options, ValidationResult fault)
        {
            var setting = fault.MemberNames.Select(typeof(TOptions).GetProperty).OfType<PropertyInfo>().FirstOrDefault();
            if (setting?.GetCustomAttribute<RangeAttribute>() is not { } range)
                return fault.ErrorMessage ?? "";

            var key = $"{section.Replace(":", "__", StringComparison.Ordinal)}__{setting.Name}";
            return string.Create(
                CultureInfo.InvariantCulture, $"{key} is {setting.GetValue(options)}. It must be a whole number from {range.Minimum} to {range.Maximum}.");
        }
    }
}
