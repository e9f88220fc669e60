// Prints what CLDR says of a language as JSON, with dates as it writes them on the first day of each month of 2023.
const [code] = process.argv.slice(2);
const read = (file) => require(file);
const { calendars } = read(`cldr-dates-full/main/${code}/ca-gregorian.json`).main[code].dates;
const { islamic } = read(`cldr-cal-islamic-full/main/${code}/ca-islamic.json`).main[code].dates.calendars;
const { delimiters } = read(`cldr-misc-full/main/${code}/delimiters.json`).main[code];
const { layout } = read(`cldr-misc-full/main/${code}/layout.json`).main[code];
const rules = read("cldr-core/supplemental/plurals.json").supplemental["plurals-type-cardinal"][code];

const { months, days, dateFormats, dateTimeFormats } = calendars.gregorian;
const names = Object.values(months.format.wide);
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => days.format.wide[day]);
const write = (pattern, date) => pattern.replace(/EEEE|MMMM|d|y/g, (field) => ({
  EEEE: weekdays[(date.getUTCDay() + 6) % 7], MMMM: names[date.getUTCMonth()], d: date.getUTCDate(), y: date.getUTCFullYear(),
})[field]);

// The samples of a rule: "@integer 0, 2~16, 100, …".
const samples = (rule) => (/@integer ([^@]*)/.exec(rule)?.[1] ?? "").split(",").map((sample) => sample.trim())
  .filter((sample) => /^\d/.test(sample) && !/c/.test(sample)).flatMap((sample) => {
    const [from, to = from] = sample.split("~").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });

console.log(JSON.stringify({
  months: names,
  weekdays,
  hijriMonths: Object.values(islamic.months.format.wide),
  direction: layout.orientation.characterOrder,
  quotes: ["quotationStart", "quotationEnd", "alternateQuotationStart", "alternateQuotationEnd"].map((mark) => delimiters[mark]),
  plurals: Object.fromEntries(Object.entries(rules).map(([key, rule]) => [key.replace("pluralRule-count-", ""), samples(rule)])),
  dates: names.map((_, month) => new Date(Date.UTC(2023, month, 1))).map((date) => ({
    full: write(dateFormats.long, date),
    weekday: write(dateFormats.full, date),
    month: write(dateTimeFormats.availableFormats.yMMMM, date),
    short: write(dateTimeFormats.availableFormats.MMMMd, date),
  })),
}));
