namespace Digest.Templates;

/// <summary>A member as templates see it.</summary>
/// <param name="Name">Its name, in snake_case.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Type">
/// The table of what <see cref="MemberKind.One"/> and <see cref="MemberKind.Many"/> hold, else null. A function, because tables refer to
/// each other.
/// </param>
internal abstract record ModelMember(string Name, MemberKind Kind, Func<ModelType>? Type)
{
    /// <summary>What has the fields, for <see cref="MemberKind.Fields"/>.</summary>
    public string? Owner { get; init; }

    /// <summary>Reads the member of an object that has this table.</summary>
    public abstract object? Get(ITemplateModel model);
}
