using System.Collections.Concurrent;

namespace Digest.Output.Checks;

/// <summary>One object for each text that is kept for many pages, such as an id of the layout.</summary>
internal sealed class SharedStrings
{
    private readonly ConcurrentDictionary<string, string> _all = new(StringComparer.Ordinal);

    public string this[string text] => _all.GetOrAdd(text, text);
}
