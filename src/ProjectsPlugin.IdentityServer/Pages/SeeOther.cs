using Microsoft.AspNetCore.Mvc;

namespace ProjectsPlugin.IdentityServer.Pages;

/// <summary>
/// Sends the browser on to another address of this host with 303, which drops the form that it posted: a 307 would hand
/// a password to whoever comes next (RFC 9700, section 4.12).
/// </summary>
internal sealed class SeeOther : StatusCodeResult
{
    private readonly string _address;

    /// <exception cref="ArgumentException">The address is not local.</exception>
    public SeeOther(string address)
        : base(StatusCodes.Status303SeeOther)
    {
        if (address is not (['/'] or ['/', not ('/' or '\\'), ..]))
            throw new ArgumentException("Pages redirect to local addresses only.", nameof(address));
        _address = address;
    }

    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.Headers.Location = _address;
        base.ExecuteResult(context);
    }
}
