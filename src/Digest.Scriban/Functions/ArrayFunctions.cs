using Digest.Scriban.Runtime;

namespace Digest.Scriban.Functions;

/// <summary><c>array.*</c>. Every function returns a new list; <c>where</c> and <c>group_by</c> are our own.</summary>
internal static class ArrayFunctions
{
    public static readonly (string, Func<Arguments, object?>)[] All =
    [
        ("add list value", a => List([.. a.List(0), a[1]])),
        ("add_range list1 list2", a => List(a.List(0).Concat(a.List(1)))),
        ("any list function args*", a => Values.Box(a.List(0).Any(item => Values.IsTrue(a.Context.Call(a.Function(1), [item, .. Rest(a, 2)]))))),
        ("compact list", a => List(a.List(0).Where(item => item is not null))),
        ("concat list1 list2", a => List(a.List(0).Concat(a.List(1)))),
        ("contains list item", a => Values.Box(a.List(0).Contains(a[1], Sameness.Instance))),
        ("cycle list group?", Cycle),
        ("each list function", a => List(a.List(0).Select(item => a.Context.Call(a.Function(1), [item])))),
        ("filter list function", a => List(a.List(0).Where(item => Values.IsTrue(a.Context.Call(a.Function(1), [item]))))),
        ("first list", a => a.List(0) is { Count: > 0 } list ? list[0] : null),
        ("group_by list member", GroupBy),
        ("insert_at list index value", InsertAt),
        ("join list delimiter function?", Join),
        ("last list", a => a.List(0) is { Count: > 0 } list ? list[^1] : null),
        ("limit list count", a => List(a.List(0).Take(a.Whole(1)))),
        ("map list member", a => List(a.List(0).Select(item => MemberOf(item, a.Text(1))))),
        ("offset list index", a => List(a.List(0).Skip(a.Whole(1)))),
        ("remove_at list index", RemoveAt),
        ("reverse list", a => List(a.List(0).Reverse())),
        ("size list", a => Values.Box(a.List(0).Count)),
        ("sort list member?", Sort),
        ("uniq list", a => List(a.List(0).Distinct(Sameness.Instance))),
        ("where list member value?", a => List(a.List(0).Where(item => a.Count > 2 ? Values.Equals(MemberOf(item, a.Text(1)), a[2]) : Values.IsTrue(MemberOf(item, a.Text(1)))))),
    ];

    private static ScriptArray List(IEnumerable<object?> items)
    {
        var list = items.Take(Values.LongestList + 1).ToList();
        return list.Count <= Values.LongestList
            ? new(list)
            : throw new TemplateFunctionException($"The list grows beyond {Values.LongestList} items.");
    }

    private static IEnumerable<object?> Rest(Arguments a, int from)
    {
        for (var i = from; i < a.Count; i++)
            yield return a[i];
    }

    private static object? MemberOf(object? item, string name)
    {
        switch (item)
        {
            case null:
                return null;
            case ITemplateModel model:
                return model.ModelType.Table.TryGetValue(name, out var member)
                    ? member.Get(model)
                    : throw new TemplateFunctionException($"'{model.ModelType.Name}' has no member '{name}'.", Suggestion.For(name, model.ModelType.Table.Keys));
            case IReadOnlyDictionary<string, object?> members:
                return members.GetValueOrDefault(name);
            default:
                throw new TemplateFunctionException($"{Values.KindOf(item)} has no member '{name}'.");
        }
    }

    private static object? Cycle(Arguments a)
    {
        var list = a.List(0);
        if (list.Count == 0)
            return null;

        var group = a.OptionalText(1) ?? string.Join('\0', list.Select(Values.ToText));
        var turn = a.Context.Cycles.GetValueOrDefault(group);
        a.Context.Cycles[group] = turn + 1;
        return list[turn % list.Count];
    }

    private static ScriptArray GroupBy(Arguments a)
    {
        var groups = new List<(object? Key, List<object?> Items)>();
        foreach (var item in a.List(0))
        {
            var key = MemberOf(item, a.Text(1));
            var group = groups.Find(known => Values.Equals(known.Key, key)).Items;
            if (group is null)
                groups.Add((key, group = []));

            group.Add(item);
        }

        return List(groups.Select(group => new ScriptObject { ["key"] = group.Key, ["items"] = new ScriptArray(group.Items) }));
    }

    private static ScriptArray InsertAt(Arguments a)
    {
        var list = a.List(0).ToList();
        var at = Math.Max(0, a.Whole(1));
        if (at > Values.LongestList)
            throw new TemplateFunctionException("The place lies far beyond the list.");

        while (list.Count < at)
            list.Add(null);

        list.Insert(at, a[2]);
        return List(list);
    }

    private static ScriptArray RemoveAt(Arguments a)
    {
        var list = a.List(0).ToList();
        var at = a.Whole(1) < 0 ? list.Count + a.Whole(1) : a.Whole(1);
        if (at >= 0 && at < list.Count)
            list.RemoveAt(at);

        return List(list);
    }

    private static object Join(Arguments a)
    {
        var parts = new List<object?>();
        foreach (var item in a.List(0))
        {
            if (parts.Count > 0)
                parts.Add(a[1]);

            parts.Add(a[2] is null ? item : a.Context.Call(a.Function(2), [item is Html ? item : Values.ToText(item)]));
        }

        return Values.Join([.. parts]);
    }

    private static ScriptArray Sort(Arguments a)
    {
        var member = a.OptionalText(1);
        return List(a.List(0).OrderBy(item => member is null ? item : MemberOf(item, member), Comparer<object?>.Create(InOrder)));
    }

    private static int InOrder(object? left, object? right)
    {
        if (left is null || right is null)
            return left is null ? right is null ? 0 : -1 : 1;

        return Values.Compare(left, right)
            ?? throw new TemplateFunctionException($"{Values.KindOf(left)} and {Values.KindOf(right)} have no order.");
    }

    /// <summary>Stricter than <c>==</c>, as in Scriban: <c>1</c>, <c>1.0</c> and <c>"1"</c> are three values, and a list is only itself.</summary>
    private sealed class Sameness : IEqualityComparer<object?>
    {
        public static Sameness Instance { get; } = new();

        public new bool Equals(object? x, object? y) => object.Equals(Plain(x), Plain(y));

        public int GetHashCode(object? obj) => Plain(obj)?.GetHashCode() ?? 0;

        private static object? Plain(object? value) => value is Html ? Values.ToText(value) : value;
    }
}
