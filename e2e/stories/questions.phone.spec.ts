// Questions are short: at most twenty letters from one stop to the next, in everything that a question page says.
import { expect, test } from "../pages/story.ts";
import { zhCN } from "../pages/texts.ts";

const LETTERS = 20;

/** The words of a question, its answers and its example, in the self-checks, the benefits and the request. */
const QUESTIONS = [
  /^(gbt-42195-2022|ltc-self-rating-2021)\..+\.(ask\.(self|other)|label)$/,
  /^rights\.question\./,
  /^request\.(step|for|owner|time)\.[a-z-]+$/,
];

/** What stands for a person is as long as the longest word that comes into its place. */
const longest = (key: string): readonly string[] =>
  zhCN
    .t(key)
    .replaceAll(/\{[a-z_-]+\}/g, "老伴")
    .split(/[。？！；：\n]/)
    .filter((sentence) => [...sentence.trim()].length > LETTERS);

const tooLong = (keys: readonly string[]): string[] => keys.flatMap((key) => longest(key).map((sentence) => `${key}: ${sentence}`));

test("no question has a sentence of more than twenty letters", () => {
  const keys = zhCN.keys().filter((key) => QUESTIONS.some((sort) => sort.test(key)));
  // The questionnaires, the benefits and the request are all among them.
  for (const start of ["gbt-", "ltc-", "rights.", "request."]) expect(keys.some((key) => key.startsWith(start))).toBe(true);
  expect(keys.length).toBeGreaterThan(150);
  expect(tooLong(keys)).toEqual([]);
});

test("a longer sentence is found", () => {
  expect(tooLong(["check.taken.ask"])).toHaveLength(1);
});
