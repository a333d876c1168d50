"""Every known day of our official days against PyPI chinesecalendar (mainland) and holidays (Taiwan).

Mainland: a day is a holiday, a worked weekend or ordinary exactly where chinesecalendar says so. Taiwan: our holidays are
those of the package; a day that we call "perhaps" may be either.
"""

import datetime
import json
import sys

from chinese_calendar.constants import holidays as mainland_holidays
from chinese_calendar.constants import workdays as mainland_workdays
import holidays


def compare(name, days, is_holiday, is_makeup):
    wrong = []
    counts = {}
    for text, kind in days:
        day = datetime.date.fromisoformat(text)
        expected = "holiday" if is_holiday(day) else "makeup" if is_makeup(day) else "ordinary"
        counts[kind] = counts.get(kind, 0) + 1
        if kind != expected and kind != "perhaps":
            wrong.append(f"{name} {text}: we say {kind}, they {expected}")
    print(f"{name}: {counts}, {len(wrong)} differ")
    for line in wrong[:20]:
        print(line)
    enough = counts.get("holiday", 0) > 20 and counts.get("ordinary", 0) > 500
    return not wrong and enough


with open(sys.argv[1], encoding="utf-8") as file:
    known = json.load(file)["days"]
taiwan = holidays.country_holidays("TW", years=range(2020, 2030))
worked = {datetime.date(2025, 2, 8)}
results = [
    compare(
        "chinesecalendar",
        known["mainland"],
        lambda day: day in mainland_holidays,
        lambda day: day in mainland_workdays,
    ),
    compare("holidays", known["taiwan"], lambda day: day in taiwan, lambda day: day in worked),
]
sys.exit(0 if all(results) else 1)
