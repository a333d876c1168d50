// Open or closed, and the next change: our schedules against npm opening_hours (country cn).
//
// It knows no "unknown", no worked weekends and, of China's holidays, only eight fixed dates (three of them
// no days off). So a case is
//   strict  where nothing hangs on a holiday of the day or the day before, or both sides take both days for the same:
//           state and next change must be equal;
//   silent  where we say unknown because the expression does not speak of a holiday or a worked weekend: nothing to compare;
//   night   where hours go on past midnight into a day with a rule of its own: to us they belong to the day on which they
//           begin, to them the later rule wins from midnight on. Allowed only before nine in the morning;
//   apart   where the two calendars differ on the day or the day before and the expression has a rule for holidays.
// A kind of case that never occurs fails the run: the comparison would then be empty.
process.env.TZ = "Asia/Shanghai";
const { readFileSync } = await import("node:fs");
const { default: OpeningHours } = await import("opening_hours");

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
const china = { address: { country_code: "cn" } };
const counts = { strict: 0, changes: 0, silent: 0, night: 0, apart: 0 };
const wrong = [];

const read = (text) => new Date(`${text}:00+08:00`);
const days = new Map(cases.holidays.map((day) => [day, true]));
const key = (date) => {
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};
const theirs = new OpeningHours("PH open", china);
const noon = (date, shift) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + shift, 12);
const nightly = (text) =>
  text.includes(";") && [...text.matchAll(/(\d\d:\d\d)-(\d\d:\d\d)/g)].some(([, from, to]) => to <= from);
const differ = (date, shift) => theirs.getState(noon(date, shift)) !== (days.get(key(noon(date, shift))) ?? false);

for (const { text, at, state, then } of cases.hours) {
  const date = read(at);
  const hours = new OpeningHours(text, china);
  if (state === "unknown") {
    counts.silent += 1;
    continue;
  }
  if (text.includes("PH") && (differ(date, 0) || differ(date, -1))) {
    counts.apart += 1;
    continue;
  }
  const open = hours.getState(date);
  if (open !== (state === "open") && nightly(text) && date.getHours() < 9) {
    counts.night += 1;
    continue;
  }
  counts.strict += 1;
  if (open !== (state === "open")) {
    wrong.push(`${text} at ${at}: we say ${state}, they ${open ? "open" : "closed"}`);
  }
  // A change that we name; up to it no holiday may come between that the two see differently.
  if (then && then.to !== "unknown" && !nightly(text)) {
    const change = read(then.at);
    let same = true;
    for (let shift = -1; noon(date, shift) <= noon(change, 0); shift += 1) {
      same &&= !text.includes("PH") || !differ(date, shift);
    }
    if (same) {
      counts.changes += 1;
      const next = hours.getNextChange(date);
      if (next?.getTime() !== change.getTime()) {
        wrong.push(`${text} at ${at}: we say ${then.to} at ${then.at}, they ${next && next.toISOString()}`);
      }
    }
  }
}

console.log(`opening_hours: ${JSON.stringify(counts)}, ${wrong.length} differ`);
wrong.slice(0, 20).forEach((line) => console.log(line));
const empty = Object.entries(counts).filter(([, count]) => count === 0);
empty.forEach(([name]) => console.log(`no case was ${name}`));
process.exit(wrong.length === 0 && empty.length === 0 ? 0 : 1);
