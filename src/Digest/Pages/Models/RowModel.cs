using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>A row of two texts side by side: a block of each, or of one of them.</summary>
internal sealed record RowModel(IReadOnlyList<CellModel> Cells) : TemplateModel, ITemplateModel<RowModel>
{
    public static ModelType<RowModel> Type { get; } = new ModelType<RowModel>("row").Many("cells", model => model.Cells);
}
