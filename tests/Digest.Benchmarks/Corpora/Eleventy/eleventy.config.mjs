// The lean site of HugoCorpus for Eleventy: articles, and topics with pages of twenty.
const size = 20;

export default function (config) {
  const articles = api => api.getFilteredByGlob("content/*/articles/*.md").sort((a, b) => b.date - a.date);
  config.addCollection("articles", articles);
  config.addCollection("topicPages", api => {
    const topics = new Map();
    for (const article of articles(api)) {
      for (const topic of article.data.topics) {
        const key = `${article.data.lang}/topics/${topic}`;
        if (!topics.has(key)) topics.set(key, { key, topic, lang: article.data.lang, dir: article.data.dir, articles: [] });
        topics.get(key).articles.push(article);
      }
    }
    return [...topics.values()].flatMap(topic => {
      const pages = Math.ceil(topic.articles.length / size);
      return Array.from({ length: pages }, (_, index) => ({
        ...topic,
        url: index ? `/${topic.key}/page/${index + 1}/` : `/${topic.key}/`,
        next: index + 1 < pages ? `/${topic.key}/page/${index + 2}/` : "",
        articles: topic.articles.slice(index * size, (index + 1) * size),
      }));
    });
  });
  config.addFilter("day", date => date.toISOString().slice(0, 10));
  return {
    dir: { input: "content", includes: "../_includes" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
