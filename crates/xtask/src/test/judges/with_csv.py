"""Python's own reader of CSV over the files of the desk: what was written comes back whole, and nothing of it is a formula."""
import csv
import io
import json
import sys
import uuid
from urllib.request import Request, urlopen

question = json.load(sys.stdin)
#: What programs of others run, or cut at, and what they must leave alone.
TEXTS = ["=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1", "a\",\"=1", "=cmd|' /C calc'!A0", "演示，\u201c引号\u201d", "a;=1", "演示·表格"]
PHONES = ["13800000000", "0736-4200000"]
TOWN = "430781001"
passed = failed = 0


def holds(what, found):
    global passed, failed
    if found:
        passed += 1
    else:
        failed += 1
        print("FAILED", what)


def post(path, body, cookie=""):
    head = {"Content-Type": "application/json", "Cookie": cookie}
    with urlopen(Request(question["url"] + "/api/v1/desk/" + path, json.dumps(body).encode(), head)) as reply:
        return reply.headers, reply.read()


def rows(path, body):
    """A file as its heads and the rows below them; the text must be what a spreadsheet knows as UTF-8."""
    _, data = post(path, body, cookie)
    holds(f"{path}: mark of UTF-8", data.startswith(b"\xef\xbb\xbf"))
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    holds(f"{path}: every row as wide as the heads", len({len(row) for row in read}) == 1)
    holds(f"{path}: heads in Chinese", all(any("\u4e00" <= sign <= "\u9fff" for sign in head) for head in read[0]))
    for row in read[1:]:
        for cell in row:
            for piece in cell.replace("\t", ";").replace(",", ";").split(";"):
                bare = piece.strip(" \u3000\"\u201c")
                holds(f"{path}: {cell!r} is a text", not bare or bare[0] not in "=+-@\t\r\uff1d\uff0b\uff0d\uff20")
    return read


account = question["accounts"]["head"]
headers, _ = post("sign-in", account)
cookie = headers["Set-Cookie"].split(";")[0]
for number, text in enumerate(TEXTS):
    own, phone = str(uuid.uuid4()), PHONES[number % 2]
    lent = {"loan_id": own, "town": TOWN, "item": text, "borrower": text, "phone": phone, "from": "2026-01-05", "due": "2026-01-06"}
    post("loans", lent, cookie)
    post("visits", {"person_id": own, "town": TOWN, "name": text, "phone": phone, "door": text}, cookie)

for path, name, more in [("loans/export", "借用人", ["辅具"]), ("visits/export", "姓名", ["村（社区）和门牌"])]:
    read = rows(path, {"whole": True})
    at = {head: number for number, head in enumerate(read[0])}
    found = {row[at[name]].replace("'", ""): row for row in read[1:]}
    for number, text in enumerate(TEXTS):
        row = found.get(text.replace("'", ""))
        holds(f"{path}: {text!r} comes back", row is not None)
        if row is not None:
            holds(f"{path}: its number comes back", row[at["电话"]] == PHONES[number % 2])
            holds(f"{path}: its town has its name", row[at["街道乡镇"]] == "三洲驿街道")
            for head in more:
                holds(f"{path}: {text!r} in {head}", row[at[head]].replace("'", "") == text.replace("'", ""))
rows("export", {"whole": True})
rows("counts/export", {"month": "2026-01"})
print(json.dumps({"passed": passed, "failed": failed}))
