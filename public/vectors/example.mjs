// A program that speaks the protocol of these vectors: `node example.mjs <folder of instruments>`.
// It tries what can be unknown and looks at what comes out; it shares nothing with the product's code.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const folder = process.argv[2] ?? "instruments";
const read = new Map();

function instrument(id) {
  if (!read.has(id)) read.set(id, JSON.parse(readFileSync(join(folder, `${id}.json`), "utf8")));
  return read.get(id);
}

const isKnown = (answer) => answer !== undefined && answer !== "unsure";
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, place) => from + place);
const span = (values) => [Math.min(...values), Math.max(...values)];
const all = (lists) => lists.reduce((rows, list) => rows.flatMap((row) => list.map((one) => [...row, one])), [[]]);

function faultOf({ questions }, answers) {
  for (const id of Object.keys(answers).sort()) {
    const question = questions.find((one) => one.id === id);
    if (question === undefined) return { code: "unknown-question", question: id };
    if (isKnown(answers[id]) && !question.options.some((option) => option.id === answers[id])) {
      return { code: "unknown-option", question: id };
    }
  }
  return undefined;
}

/** What a rule can turn out to be: some of false and true. */
function outcomes(rule, questions, answers) {
  const { is, "sum-at-least": sum } = rule.when;
  if (is !== undefined) return isKnown(answers[is.question]) ? [answers[is.question] === is.option] : [false, true];
  const counts = sum.questions.map((id) => questions.find((one) => one.id === id));
  const gate = counts[0].asked_if;
  const said = answers[gate.question];
  const value = (one) => one.options.find((option) => option.id === answers[one.id])?.count;
  const asked = said === gate.option || said === "unsure";
  const known = asked ? counts.map(value) : counts.map(() => undefined);
  const least = known.reduce((total, count) => total + (count ?? 0), 0);
  const most = known.reduce((total, count, place) => total + (count ?? Math.max(...counts[place].options.map((o) => o.count))), 0);
  const events = [];
  if (!isKnown(said) ? !(said === "unsure" && least > 0) : said !== gate.option) events.push(0);
  if (!isKnown(said) || said === gate.option) events.push(...range(least, most));
  return [...new Set(events.map((count) => count >= sum.threshold))].sort();
}

function levels({ dimensions, questions, levels: bands, rules }, answers) {
  const points = {};
  for (const { id } of dimensions) {
    const items = questions.filter(({ kind }) => kind.item?.dimension === id);
    const score = (item) => item.options.find((option) => option.id === answers[item.id])?.score;
    points[id] = [
      items.reduce((total, item) => total + (score(item) ?? 0), 0),
      items.reduce((total, item) => total + (score(item) ?? item.kind.item.max), 0),
    ];
  }
  const total = [0, 1].map((end) => Object.values(points).reduce((sum, ends) => sum + ends[end], 0));
  const band = (points) => bands.find(({ min, max }) => min <= points && points <= max)?.level;
  const worst = bands.at(-1).level;
  const can = rules.map((rule) => outcomes(rule, questions, answers));
  const found = new Set();
  for (const holds of all(can)) {
    const sets = rules.some((rule, place) => holds[place] && rule.effect["set-level"] !== undefined);
    const raises = rules.some((rule, place) => holds[place] && rule.effect === "raise-once");
    range(...total).forEach((points) => found.add(sets ? worst : Math.min(worst, band(points) + (raises ? 1 : 0))));
  }
  const certain = rules.filter((_, place) => can[place].length === 1 && can[place][0]);
  const setting = certain.filter(({ effect }) => effect["set-level"] !== undefined);
  return {
    dimensions: points,
    total,
    preliminary: span(range(...total).map(band)),
    levels: [...found].sort((a, b) => a - b),
    rules: (setting.length > 0 ? setting : certain).map(({ id }) => id),
  };
}

function grades({ questions, scoring }, answers) {
  const { dependent, grades } = scoring["dependent-activities"];
  const counted = (wanted) => {
    const activities = questions.filter(({ kind }) => kind.activity.class === wanted);
    const certain = activities.filter(({ id }) => answers[id] === dependent).length;
    return [certain, certain + activities.filter(({ id }) => !isKnown(answers[id])).length];
  };
  const [a, b] = [counted("a"), counted("b")];
  const pairs = all([range(...a), range(...b)]);
  const reached = grades.filter((grade) => grade.pairs.some(([x, y]) => pairs.some((pair) => pair[0] === x && pair[1] === y)));
  const may = new Set(reached.map(({ may_apply }) => may_apply));
  return { dependent: { a, b }, grades: reached.map(({ id }) => id), may_apply: may.size > 1 ? "unknown" : may.has(true) ? "yes" : "no" };
}

for await (const line of createInterface({ input: process.stdin })) {
  const { instrument: id, id: own, answers } = JSON.parse(line);
  const questions = instrument(id);
  const error = faultOf(questions, answers);
  const result = () => (questions.scoring === undefined ? levels(questions, answers) : grades(questions, answers));
  console.log(JSON.stringify(error === undefined ? { id: own, result: result() } : { id: own, error }));
}
