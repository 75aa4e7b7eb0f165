using Microsoft.AspNetCore.Mvc.ModelBinding;
using ProjectsPlugin.Api.Text;

namespace ProjectsPlugin.Api.Paging;

/// <summary>Reads whole numbers of an address as clients spell them (<c>3.0</c>), and an optional one that only fills a place as not sent.</summary>
internal sealed class WholeNumberBinder : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.UnderlyingOrModelType == typeof(int) ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var sent = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (sent.FirstValue is not { } text)
            return Task.CompletedTask;

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, sent);
        var metadata = bindingContext.ModelMetadata;
        if (metadata.IsNullableValueType && LenientValue.IsNoNumber(text))
            bindingContext.Result = ModelBindingResult.Success(null);
        else if (LenientValue.Whole(text) is { } number)
            bindingContext.Result = ModelBindingResult.Success(number);
        else
            bindingContext.ModelState.TryAddModelError(
                bindingContext.ModelName,
                metadata.ModelBindingMessageProvider.AttemptedValueIsInvalidAccessor(text, metadata.GetDisplayName()));
        return Task.CompletedTask;
    }
}
