// Reads the question from stdin: {"calendar": text, "events": [...]}, and says on its last line how many
// values `ical.js` reads back as they were meant.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const question = JSON.parse(readFileSync(0, "utf8"));
let passed = 0;
let failed = 0;
const same = (what, found, expected) => {
  if (found === expected) passed += 1;
  else {
    failed += 1;
    console.log(`FAILED ical.js ${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
  }
};

// RFC 5545 3.1: no line is longer than 75 octets, and each ends with CR and LF.
const lines = question.calendar.split("\r\n");
same("last line", lines.at(-1), "");
same("bare line breaks", /[^\r]\n|\r[^\n]/.test(question.calendar), false);
same("long lines", lines.filter((line) => Buffer.byteLength(line) > 75).length, 0);

const calendar = new ICAL.Component(ICAL.parse(question.calendar));
const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
same("events", events.length, question.events.length);
events.forEach((event, at) => {
  const expected = question.events[at];
  same(`${expected.uid} uid`, event.uid, expected.uid);
  same(`${expected.uid} all day`, event.startDate.isDate, true);
  same(`${expected.uid} start`, event.startDate.toString(), expected.start);
  same(`${expected.uid} end`, event.endDate.toString(), expected.end);
  same(`${expected.uid} summary`, event.summary, expected.summary);
  same(`${expected.uid} description`, event.description ?? "", expected.description);
  same(`${expected.uid} stamp`, event.component.getFirstPropertyValue("dtstamp").toString(), expected.stamp);
  const alarms = event.component.getAllSubcomponents("valarm");
  same(`${expected.uid} alarms`, alarms.length, 1);
  const trigger = alarms[0].getFirstPropertyValue("trigger");
  same(`${expected.uid} alarm`, trigger.toSeconds() / 60, expected.alarm);
});
console.log(JSON.stringify({ passed, failed }));
