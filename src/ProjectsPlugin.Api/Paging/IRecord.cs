namespace ProjectsPlugin.Api.Paging;

/// <summary>Something that lists are paged by.</summary>
public interface IRecord
{
    int Id { get; }
}
