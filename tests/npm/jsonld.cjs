// Expands documents of JSON-LD with jsonld, without the network, and prints them as JSON: an array with the nodes of each document.
// The file is an array of objects with `url` and `data`.
const fs = require("fs");
const jsonld = require("jsonld");

// The terms of the vocabulary, without the types that it gives to their values.
const context = { "@context": { "@vocab": "https://schema.org/" } };

async function documentLoader(url) {
  if (!/^https:\/\/schema\.org\/?$/.test(url))
    throw new Error(`The data names the context ${url}.`);
  return { contextUrl: null, documentUrl: url, document: context };
}

async function read({ url, data }) {
  return await jsonld.flatten(JSON.parse(data), null, { base: url, documentLoader, safe: true });
}

Promise.all(JSON.parse(fs.readFileSync(process.argv[2], "utf8")).map(read)).then(
  documents => console.log(JSON.stringify(documents)),
  error => {
    console.error(error);
    process.exitCode = 1;
  });
