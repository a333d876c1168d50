// The questionnaire as data: which questions there are, and an independent reckoning of levels.
import { readFileSync } from "node:fs";

interface Option {
  readonly id: string;
  readonly score?: number;
}

interface Question {
  readonly id: string;
  readonly kind: "condition" | "event-count" | { readonly item: { readonly max: number } };
  readonly asked_if?: { readonly question: string; readonly option: string };
  readonly options: readonly Option[];
}

interface Instrument {
  readonly id: string;
  readonly version: string;
  readonly questions: readonly Question[];
  readonly levels: readonly { readonly level: number; readonly min: number; readonly max: number }[];
}

const FILE = new URL("../../assets/instruments/gbt-42195-2022.json", import.meta.url);

export const instrument = JSON.parse(readFileSync(FILE, "utf8")) as Instrument;

export const items = instrument.questions.filter((question) => typeof question.kind === "object");

/** The level of a total, by the bands of GB/T 42195-2022. */
export function levelOf(total: number): number {
  const band = instrument.levels.find(({ min, max }) => total >= min && total <= max);
  if (band === undefined) throw new Error(`no level for ${total} points`);
  return band.level;
}

const maxOf = (question: Question): number => Math.max(...question.options.map(({ score }) => score ?? 0));

/** Answers that lose `lost` points in all, taken one each from the items in order. */
export function answersLosing(lost: number): Map<string, string> {
  const answers = new Map<string, string>([["coma", "no"]]);
  items.forEach((item, place) => {
    const times = Math.floor(lost / items.length) + (place < lost % items.length ? 1 : 0);
    answers.set(item.id, String(Math.max(0, maxOf(item) - times)));
  });
  for (const id of ["dementia", "mental-disorder", "risk-any"]) answers.set(id, "no");
  return answers;
}

/** Points of the answers given, and what the others may still add. */
export function totals(answers: ReadonlyMap<string, string>): { low: number; high: number } {
  let [low, high] = [0, 0];
  for (const item of items) {
    const score = item.options.find(({ id }) => id === answers.get(item.id))?.score;
    low += score ?? 0;
    high += score ?? maxOf(item);
  }
  return { low, high };
}
