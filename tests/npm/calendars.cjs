// Reads calendars with ical.js, and prints what it found as JSON: an array with an object for each file.
const fs = require("fs");
const ICAL = require("ical.js");

// ical.js replaces what it cannot read by a default value; strict mode makes it an error.
ICAL.design.strict = true;

function read(file) {
  const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(file, "utf8")));
  const events = calendar.getAllSubcomponents("vevent").map(component => {
    const event = new ICAL.Event(component);
    const value = name => component.getFirstPropertyValue(name);
    return {
      uid: event.uid,
      summary: event.summary,
      language: component.getFirstProperty("summary").getParameter("language"),
      description: event.description,
      location: event.location,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      isWholeDay: event.startDate.isDate && event.endDate.isDate,
      stamp: value("dtstamp").toString(),
      status: value("status"),
      transparency: value("transp"),
      url: value("url"),
      categories: component.getAllProperties("categories").flatMap(property => property.getValues()),
    };
  });
  return { version: calendar.getFirstPropertyValue("version"), name: calendar.getFirstPropertyValue("name"), events };
}

console.log(JSON.stringify(process.argv.slice(2).map(read)));
