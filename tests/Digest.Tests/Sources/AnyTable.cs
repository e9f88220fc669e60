using Digest.Sources;
using Digest.Sources.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Digest.Tests.Sources;

/// <summary>A table that another program writes as RFC 4180 says is read with the same values.</summary>
public sealed class AnyTable
{
    private static readonly string[] s_values =
        ["", "x", "a b", "a,b", "\"", "\"\"", "a \"b\"", "x\ny", "\n", ",", "كيم", "1.50", ";", "'", " x ", "\t"];

    [Fact]
    public void IsReadAsItWasWritten() => Prop.ForAll(Tables, rows =>
    {
        var text = "a,\"b\",c\r\n" + string.Join("\r\n", rows.Select(row => string.Join(',', row.Select(Quoted))));
        var diagnostics = new DiagnosticBag();
        var table = CsvReader.Read(new SourceText("x.csv", text), diagnostics)!;

        Assert.Empty(diagnostics.Unordered());
        Assert.Equal(rows, table.Items.Select(row => ((MapNode)row).Entries.Select(entry => ((ScalarNode)entry.Value).Value).ToArray()));
        Assert.All(table.Items, row => Assert.Equal(["a", "b", "c"], ((MapNode)row).Entries.Select(entry => entry.Key)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void OfAnyTextIsReadOrRefused() => Prop.ForAll(
        Gen.Elements("a", ",", "\"", "\n", " ").ListOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            var diagnostics = new DiagnosticBag();
            var table = CsvReader.Read(new SourceText("x.csv", text), diagnostics);
            Assert.Equal(table is null, diagnostics.HasErrors);
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<string[][]> Tables =>
        Gen.Elements(s_values).ArrayOf(3).ArrayOf().ToArbitrary();

    private static string Quoted(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
