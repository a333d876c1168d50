# Reads the question from stdin: {"calendar": text, "events": [...]}, and says on its last line how many
# values `icalendar` reads back as they were meant.
import json
import sys

from icalendar import Calendar

question = json.load(sys.stdin)
passed = failed = 0


def same(what, found, expected):
    global passed, failed
    if found == expected:
        passed += 1
    else:
        failed += 1
        print(f"FAILED icalendar {what}: found {found!r}, expected {expected!r}")


calendar = Calendar.from_ical(question["calendar"])
same("version", str(calendar["VERSION"]), "2.0")
# Written anew by the library, nothing may be lost either.
for name, read in [("", calendar), (" again", Calendar.from_ical(calendar.to_ical()))]:
    events = read.walk("VEVENT")
    same(f"events{name}", len(events), len(question["events"]))
    for event, expected in zip(events, question["events"]):
        uid = expected["uid"]
        same(f"{uid} uid{name}", str(event["UID"]), uid)
        same(f"{uid} start{name}", event["DTSTART"].dt.isoformat(), expected["start"])
        same(f"{uid} end{name}", event["DTEND"].dt.isoformat(), expected["end"])
        same(f"{uid} summary{name}", str(event["SUMMARY"]), expected["summary"])
        same(f"{uid} description{name}", str(event.get("DESCRIPTION", "")), expected["description"])
        stamp = event["DTSTAMP"].dt.strftime("%Y-%m-%dT%H:%M:%SZ")
        same(f"{uid} stamp{name}", stamp, expected["stamp"])
        alarms = event.walk("VALARM")
        same(f"{uid} alarms{name}", len(alarms), 1)
        minutes = int(alarms[0]["TRIGGER"].dt.total_seconds() // 60)
        same(f"{uid} alarm{name}", minutes, expected["alarm"])
        same(f"{uid} problems{name}", list(event.errors), [])
print(json.dumps({"passed": passed, "failed": failed}))
