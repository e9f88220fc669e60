using System.Collections.Immutable;
using Digest.Templates;

namespace Digest.Pages.Models;

/// <summary>Blocks of two texts that say the same.</summary>
internal sealed class RowModel(ImmutableArray<CellModel> cells) : ITemplateModel
{
    public static readonly ModelType<RowModel> Type = new ModelType<RowModel>("row")
        .Many("cells", part => part._cells, () => CellModel.Type);

    private readonly ImmutableArray<CellModel> _cells = cells;

    public ModelType ModelType => Type;
}
