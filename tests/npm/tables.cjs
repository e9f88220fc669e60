// Reads tables with csv-parse, and prints what it found as JSON: an array with a list of rows for each file.
const fs = require("fs");
const { parse } = require("csv-parse/sync");

const read = file => parse(fs.readFileSync(file), { bom: true, columns: true, record_delimiter: "\r\n" });
console.log(JSON.stringify(process.argv.slice(2).map(read)));
