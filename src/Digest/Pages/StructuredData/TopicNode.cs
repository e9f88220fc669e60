using Digest.Content;
using Digest.SiteModel;

namespace Digest.Pages.StructuredData;

/// <summary>A topic on its pages.</summary>
internal static class TopicNode
{
    public static void Write(Topic topic, View view, GraphWriter graph)
    {
        graph.StartSubject("CollectionPage", Permalinks.Topic(view.Language, topic));
        graph.Text("name", view.LabelOf(topic.Name));
        graph.Text("description", view.LabelOf(topic.Description));
        graph.Text("inLanguage", view.Language.Code);
        graph.End();
    }
}
