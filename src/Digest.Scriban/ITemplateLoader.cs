namespace Digest.Scriban;

/// <summary>Finds the templates that others include.</summary>
public interface ITemplateLoader
{
    /// <summary>The template that <c>include 'name'</c> means, or null if there is none.</summary>
    Template? Load(string name);

    /// <summary>The names that there are, for "did you mean".</summary>
    IEnumerable<string> Names => [];
}
