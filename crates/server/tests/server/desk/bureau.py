"""A bureau's own system, written against the interface's description alone, with nothing but Python's library.

Reads every event once until it has seen so many requests arrive, and writes each back as answered, every write twice. Prints what it
saw as JSON. Arguments: address, token, number of requests.
"""

import json
import sys
import time
import urllib.error
import urllib.request
import uuid

address, token, wanted = sys.argv[1], sys.argv[2], int(sys.argv[3])


def exchange(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address + path, data=data)
    request.add_header("Authorization", "Bearer " + token)
    if data is not None:
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=20) as reply:
            return reply.status, json.load(reply)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def answer(record_id):
    """The same write twice, as after a reply that was lost."""
    change = {"key": str(uuid.uuid4()), "state": "done", "outcome": "arranged"}
    path = f"/api/v1/desk/requests/{record_id}/state"
    return [exchange(path, change)[0] for _ in range(2)]


since, events, statuses = None, [], []
end = time.monotonic() + 60
while time.monotonic() < end:
    asked = "/api/v1/desk/requests?limit=7" + ("" if since is None else f"&since={since}")
    status, feed = exchange(asked)
    assert status == 200, feed
    since = feed["next"]
    for event in feed["events"]:
        events.append(f"{event['record_id']} {event['number']} {event['kind']}")
        if event["kind"] == "received":
            statuses += answer(event["record_id"])
    done = sum(event.endswith(" done") for event in events)
    if done == wanted and not feed["more"]:
        break
print(json.dumps({"events": events, "statuses": statuses}))
