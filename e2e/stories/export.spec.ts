// A doctor's software reads what the self-check says: the file that is saved on the device.
import { readFileSync } from "node:fs";
import { CheckPage } from "../pages/check.ts";
import { answersLosing, instrument, items } from "../pages/instrument.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { Wire } from "../pages/wire.ts";

test.use(STILL);

interface Item {
  readonly linkId: string;
  readonly item?: readonly Item[];
  readonly answer?: readonly { readonly valueCoding?: { readonly code: string; readonly display: string }; readonly valueDecimal?: number }[];
}

const flat = (all: readonly Item[] = []): readonly Item[] => all.flatMap((one) => [one, ...flat(one.item)]);

test("the saved file holds every answer, the total and the level, and nothing is sent", async ({ page, context }) => {
  const answers = answersLosing(30).set("dementia", "yes");
  const check = new CheckPage(page);
  await check.open();
  await check.begin("mother");
  await check.hasAnswered(answers);
  await check.atResult();
  const wire = new Wire(context);
  wire.start();
  const [download] = await Promise.all([page.waitForEvent("download"), check.button("check.export").click()]);
  expect(download.suggestedFilename()).toBe("self-check.fhir.json");
  const bundle = JSON.parse(readFileSync(await download.path(), "utf8"));
  const [questionnaire, response] = bundle.entry.map(({ resource }: { resource: { item: Item[] } }) => resource);
  expect(response.questionnaire).toBe(`${questionnaire.url}|${instrument.version}`);
  const found = new Map(flat(response.item).map(({ linkId, answer }) => [linkId, answer?.[0]]));
  for (const [question, answer] of answers) expect(found.get(question)?.valueCoding?.code, question).toBe(answer);
  expect(found.get("total")?.valueDecimal).toBe(60);
  expect(found.get("level")?.valueCoding).toMatchObject({ code: "3", display: check.levelName(3) });
  expect(flat(questionnaire.item).filter(({ linkId }) => items.some(({ id }) => id === linkId))).toHaveLength(26);
  expect(wire.sent.filter((sent) => !sent.startsWith("GET blob:"))).toEqual([]);
});
