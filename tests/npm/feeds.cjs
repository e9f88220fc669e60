// Reads Atom and RSS feeds with feedparser, and prints what it found as JSON: an array with an object for each file.
const fs = require("fs");
const FeedParser = require("feedparser");

function read(file) {
  return new Promise((resolve, reject) => {
    const parser = new FeedParser({ addmeta: false });
    const items = [];
    let meta;
    parser.on("error", reject);
    parser.on("meta", found => (meta = found));
    parser.on("readable", () => {
      for (let item = parser.read(); item; item = parser.read()) {
        const { guid, link, author, categories, date, pubdate, description } = item;
        const title = (item["atom:title"] || item["rss:title"])["#"]; // item.title is without what looks like a tag
        items.push({ guid, title, link, author, categories, date, pubdate, description });
      }
    });
    parser.on("end", () => resolve({ title: meta.title, link: meta.link, language: meta.language, date: meta.date, items }));
    fs.createReadStream(file).pipe(parser);
  });
}

Promise.all(process.argv.slice(2).map(read)).then(
  feeds => console.log(JSON.stringify(feeds)),
  error => {
    console.error(error);
    process.exitCode = 1;
  });
