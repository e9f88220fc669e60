using Digest.Content;
using Digest.Content.Markdown;
using Digest.Tests.CountedSteps;
using Xunit;

namespace Digest.Tests.Content.Markdown;

/// <summary>An article of the largest size that lists a thousand entities and names each of them many times, also in quotations.</summary>
public sealed class ManyMentions
{
    private readonly RenderedMarkdown _rendered = new();

    [Fact]
    public void StayInTheBudget()
    {
        foreach (var language in _rendered.Languages)
        {
            var ids = Enumerable.Range(0, 1_000).Select(number => $"e{number}").ToList();
            var entities = ids.Select(id => MentionedEntities.EntityOf(id, $"Nama {id}", $"Nama {id}"));
            var mentions = new EntityMentions(
                new EntityNames(entities, [], [language]), [.. ids.Select(MentionedEntities.ReferenceTo)], language);
            var text = string.Concat(Enumerable.Range(0, 10).SelectMany(_ => ids.Select(id => $"“Nama {id}” Nama {id} ")));
            var (html, _) = WorkBudget.Run(() => $"many mentions ({language.Code})", () => _rendered.Of(text, language, mentions));
            Assert.Equal(ids.Count, html!.Split("<a href=\"/entity/").Length - 1);
        }
    }
}
