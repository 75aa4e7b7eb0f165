using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ProjectsPlugin.Api.Mcp.Records;
using ProjectsPlugin.Api.Users;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>The signed-in person: what the REST API answers, and an id as clients want it that show who is connected.</summary>
internal sealed record MyProfile
{
    [Description("The person's lasting id, also for fetch."), MinLength(1), MaxLength(RecordId.MaxLength)]
    public required string Id { get; init; }

    [Description("The person's name."), MaxLength(User.NameLength)]
    public required string Name { get; init; }

    [Description("The person's e-mail address."), MaxLength(User.EmailLength)]
    public required string Email { get; init; }

    [JsonPropertyName("userID")]
    [Description("The person's number, for get_user."), Range(1, int.MaxValue)]
    public required int UserId { get; init; }

    [Description("The company that the person works for."), MaxLength(User.CompanyLength)]
    public required string Company { get; init; }

    public static MyProfile Of(UserItem user) =>
        new() { Id = new RecordId(RecordKind.User, user.Id).ToString(), Name = user.Name, Email = user.Email, UserId = user.Id, Company = user.Company };
}
