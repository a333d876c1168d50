"""Reads [{questionnaire, cases}] from standard input and validates every resource with
fhir.resources, as a reader of R4 (R4B is its last correction); prints what held."""
import json
import sys

from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

numbers = {"passed": 0, "failed": 0}


def told(what, holds, why=""):
    numbers["passed" if holds else "failed"] += 1
    if not holds:
        print(f"FAILED fhir.resources {what}: {why}")


def validate(kind, what, resource):
    """Valid, and nothing of it is lost when it is read and written again."""
    try:
        read = kind.model_validate(resource)
        told(what, json.loads(read.model_dump_json(exclude_none=True)) == resource, "it came back otherwise")
    except ValueError as error:
        told(what, False, error)


for judged in json.load(sys.stdin):
    questionnaire = judged["questionnaire"]
    validate(Questionnaire, questionnaire["url"], questionnaire)
    for case in judged["cases"]:
        validate(QuestionnaireResponse, case["id"], case["response"])
        entries = [{"resource": questionnaire}, {"resource": case["response"]}]
        validate(Bundle, f"{case['id']}, bundle", {"resourceType": "Bundle", "type": "collection", "entry": entries})
# A judge that accepts everything is none.
try:
    Questionnaire.model_validate({"resourceType": "Questionnaire", "status": "active", "item": [{"linkId": 1}]})
    told("an item without a type", False, "it is accepted")
except ValueError:
    told("an item without a type", True)
print(json.dumps(numbers))
