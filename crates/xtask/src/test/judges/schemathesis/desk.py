"""The desk for the draws: accounts that the operator made, sessions, and requests, loans, people and reports that exist.
Without them the draws would only learn that a stranger is refused. A part of the draws stays without on purpose."""
import datetime
import hashlib
import json
import os
import uuid
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import schemathesis

SERVER = os.environ["ELDERCARE_URL"]
#: Of each role login and password, and the token of a system.
ACCOUNTS = json.loads(os.environ["ELDERCARE_DESK"])
DESK = "/api/v1/desk/"
COOKIE = "__Host-desk"
#: Of so many exchanges one is a stranger's.
STRANGER = 8
#: Objects of each kind that exist from the start.
SEEDS = 5
#: Of a day on which nobody was born who lives.
IDENTITY = "430781190201100187"

TODAY = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=8)).date()
LAST_MONTH = (TODAY.replace(day=1) - datetime.timedelta(days=1)).strftime("%Y-%m")


def day(later):
    return (TODAY + datetime.timedelta(days=later)).isoformat()


def number_of(drawn):
    """A number that depends on what was drawn alone, so that a draw can be repeated."""
    return int(hashlib.sha256(str(drawn).encode()).hexdigest()[:8], 16)


def one_of(choices, drawn):
    return choices[number_of(drawn) % len(choices)]


def send(path, body, headers=()):
    request = Request(SERVER + path, json.dumps(body).encode(), {"Content-Type": "application/json", **dict(headers)})
    with urlopen(request) as reply:
        text = reply.read()
        return reply.headers, json.loads(text) if text else None


class Session:
    """An account that is signed in, and signed in anew after it was signed out."""

    def __init__(self, role):
        self.account = dict(ACCOUNTS[role])
        self.token = None

    def cookie(self):
        if self.token is None:
            headers, _ = send(DESK + "sign-in", self.account)
            self.token = headers["Set-Cookie"].split(";")[0].split("=", 1)[1]
        return self.token

    def post(self, path, body):
        return send(DESK + path, body, {"Cookie": f"{COOKIE}={self.cookie()}"})[1]


CLERK, HEAD, EDITOR = Session("clerk"), Session("head"), Session("editor")
#: Whoever is signed out and gets new passwords, so that the others keep their sessions.
LEAVING = Session("leaving")


class Objects:
    """Ids of what exists, filled by `plant` and by what the draws make."""

    requests, loans, people, reports = [], [], [], []
    town = facility = link = None
    #: A list that was sent, and the name of the changes that were shown for it.
    shown = (b"", "")


def plant(town, village, facility, a_request, a_report):
    Objects.town, Objects.facility = town, facility
    for number in range(SEEDS):
        own = str(uuid.UUID(int=0x4000_8000_0000_0000_0000 + number, version=4))
        request = {"schema_version": 2, "record_id": own, "city": "", "service": "", "for_whom": "", "phone": "",
                   "phone_owner": "", "town": town, "village": village, "wished_time": "", "elder_name": "演示",
                   "consent_contact": None}
        request = {**a_request(request), "agreement": "spoken", "identity_number": IDENTITY}
        send("/api/v1/requests", request)
        Objects.requests.append(request["record_id"])
        report = a_report({"record_id": own})
        send("/api/v1/reports", report)
        Objects.reports.append(report["record_id"])
        HEAD.post("loans", loan({"loan_id": own, "item": "演示轮椅", "borrower": "演示"}))
        Objects.loans.append(own)
        HEAD.post("visits", person({"person_id": own, "name": "演示"}))
        Objects.people.append(own)


def loan(body):
    return {**body, "town": Objects.town, "phone": "13800000000", "from": day(-2), "due": day(number_of(body) % 60)}


def person(body):
    return {**body, "town": Objects.town, "phone": None, "door": None}


EDITS = [
    {"fact": "phone", "number": "0736-4200000"},
    {"fact": "hours", "text": "演示：每天"},
    {"fact": "free-beds", "class": "any", "free": 3},
    {"fact": "open"},
]
OUTCOMES = ["arranged", "given", "not-eligible", "referred", "called", "not-needed"]


def link():
    """The token of a place's one-time link; a new one once it was used."""
    if Objects.link is None:
        Objects.link = EDITOR.post(f"places/{Objects.facility}/invite", {})["token"]
    return Objects.link


@schemathesis.auth(refresh_interval=None, retry_on=[]).apply_to(path_regex="^/api/v1/desk/(?!sign-in)")
class Signed:
    """Who asks: the role that may, mostly."""

    def __init__(self):
        self.asked = 0

    def get(self, case, context):
        self.asked += 1
        if self.asked % STRANGER == 0:
            return None
        path = case.path.removeprefix(DESK)
        if path.startswith("invitation"):
            return "Authorization", f"Bearer {link()}"
        if path in ("requests", "system") or path.endswith("/state") or path == "counts" and self.asked % 2:
            return "Authorization", f"Bearer {ACCOUNTS['token']}"
        if path in ("sign-out", "password"):
            try:
                return COOKIE, LEAVING.cookie()
            except HTTPError:
                # Drawn passwords were wrong too often: the account rests, and the exchange is a stranger's.
                return None
        if path.startswith(("places", "reports", "upload")):
            return COOKIE, one_of([EDITOR, HEAD], self.asked).cookie()
        if path == "counts" or path.endswith("/export"):
            return COOKIE, HEAD.cookie()
        return COOKIE, one_of([CLERK, HEAD], self.asked).cookie()

    def set(self, case, data, context):
        name, value = data
        (case.cookies if name == COOKIE else case.headers)[name] = value


IDS = [("requests/", "requests"), ("loans/", "loans"), ("visits/", "people"), ("reports/", "reports")]


def fill_address(case, path):
    """An id that exists, and a query that can be."""
    if "id" in (case.path_parameters or {}):
        drawn = case.path_parameters["id"]
        if path.startswith("places/"):
            case.path_parameters["id"] = Objects.facility
        for start, kind in IDS:
            known = getattr(Objects, kind)
            # What goes was made by a draw: the seeds stay for all others.
            known = known[SEEDS:] if path.endswith("/remove") else known
            if path.startswith(start) and known:
                case.path_parameters["id"] = one_of(known, drawn)
    query = case.query or {}
    known = {
        "month": LAST_MONTH,
        "town": Objects.town,
        "facility": Objects.facility,
        "service": "meal",
        "state": one_of(["open", "done", "withdrawn"] if path == "list" else ["open", "settled", "all"], query),
        "assigned-to": ACCOUNTS["clerk"]["login"],
        "limit": 1 + number_of(query) % 200,
        "since": 0,
    }
    for name in list(query):
        if name == "after":
            del query[name]
        elif name in known:
            query[name] = known[name]


def fill_body(case, path, uuid_of):
    """What makes a drawn body a good one: the rest stays as it was drawn."""
    body = case.body
    known = {
        "to": ACCOUNTS["clerk"]["login"],
        "outcome": one_of(OUTCOMES, body),
        "event_id": uuid_of(body),
        "key": uuid_of(body),
        "state": one_of(["assigned", "done"], body) if path.endswith("/state") else "open",
        "service": "meal",
        "town": Objects.town,
        "month": LAST_MONTH,
        "back": day(0),
        "visited_on": day(-(number_of(body) % 300)),
        "by_mistake": True,
        "with_visits": True,
        "verdict": one_of(["already-right", "cannot-tell", "changed"], body),
        "edits": [one_of(EDITS, body)],
        "loan_id": uuid_of(body.get("loan_id")),
        "person_id": uuid_of(body.get("person_id")),
        "number": 1 + number_of(body) % 20,
    }
    good = {name: known.get(name, value) for name, value in body.items()}
    if path == "loans":
        good = loan(good)
    elif path == "visits":
        good = person(good)
    elif path == "sign-in" and number_of(body) % 4 == 0:
        good = dict(LEAVING.account)
    elif path == "password" and number_of(body) % 2 == 0:
        good["old"] = LEAVING.account["password"]
    elif path.endswith("/settle") and good.get("verdict") != "changed":
        good.pop("edits", None)
    case.body = good


def fill_list(case, path):
    """A list of changes; at the second step the one that was shown last."""
    if path == "upload":
        number = f"0736-42{number_of(case.body) % 100_000:05}"
        case.body = f"编号,电话\r\n{Objects.facility},{number}\r\n".encode()
    else:
        case.body, case.query["preview"] = Objects.shown


def filled(case, uuid_of):
    path = case.path.removeprefix(DESK)
    # Some stay as they were drawn.
    if number_of(case.id) % STRANGER == 0:
        return
    fill_address(case, path)
    if path.startswith("upload") and case.method == "POST":
        fill_list(case, path)
    elif isinstance(case.body, dict):
        fill_body(case, path, uuid_of)


def noticed(case, response):
    """What an exchange has made, used or ended."""
    path = case.path.removeprefix(DESK)
    if not 200 <= response.status_code < 300:
        return
    if path == "loans" and case.method == "POST":
        Objects.loans.append(case.body["loan_id"])
    elif path == "visits" and case.method == "POST":
        Objects.people.append(case.body["person_id"])
    elif path.endswith("/{id}/remove"):
        gone = case.path_parameters["id"]
        for made in (Objects.loans, Objects.people):
            made[:] = [one for one in made if one != gone]
    elif path == "upload":
        Objects.shown = (case.body, response.json()["preview"])
    elif path in ("invitation/confirm", "places/{id}/invite"):
        Objects.link = None
    elif path == "password":
        LEAVING.account["password"] = case.body["new"]
        LEAVING.token = None
    elif path == "sign-out":
        LEAVING.token = None
