// Reads {"lforms": folder, "chromium": path, "judged": [{questionnaire, cases}]} from standard input,
// fills every case into LHC-Forms in a browser without a network, and compares the total that it
// reckons with ours.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { chromium } from "@playwright/test";

/** A judge that does not come to an end is none. */
const MINUTES = 4;
setTimeout(() => {
  console.log("FAILED LHC-Forms: no end");
  process.exit(1);
}, MINUTES * 60_000).unref();

const { lforms, judged } = JSON.parse(await text(process.stdin));
const executablePath = [process.env.CHROME_PATH, "/usr/bin/chromium"].find((path) => path && existsSync(path));
let passed = 0;
let failed = 0;

function told(what, holds, why) {
  if (holds) passed += 1;
  else {
    failed += 1;
    console.log(`FAILED LHC-Forms ${what}: ${why}`);
  }
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
const asked = [];
page.on("pageerror", (error) => told("page", false, error.message));
await page.route("**", async (route) => {
  const { pathname, host } = new URL(route.request().url());
  if (host !== "lforms.invalid") asked.push(route.request().url());
  if (pathname === "/") {
    const scripts = ["webcomponent/assets/lib/zone.min.js", "webcomponent/lhc-forms.js", "fhir/R4/lformsFHIR.min.js"];
    const tags = scripts.map((script) => `<script src="/${script}"></script>`).join("");
    return route.fulfill({ contentType: "text/html", body: `<!doctype html><meta charset="utf-8"><div id="form"></div>${tags}` });
  }
  const file = join(lforms, "dist/lforms", pathname);
  if (host !== "lforms.invalid" || !existsSync(file)) return route.abort();
  const contentType = pathname.endsWith(".css") ? "text/css" : "text/javascript";
  return route.fulfill({ contentType, body: await readFile(file) });
});
await page.goto("http://lforms.invalid/");
await page.waitForFunction(() => globalThis.LForms?.Util?.addFormToPage && globalThis.LForms?.FHIR?.R4);

/** All items, groups and what is in them. */
const flat = (items = []) => items.flatMap((item) => [item, ...flat(item.item)]);

/** The numbers that LHC-Forms reckons for each response to one questionnaire. */
function reckoned({ questionnaire, cases }) {
  return page.evaluate(
    async ([questionnaire, cases]) => {
      const { Util } = globalThis.LForms;
      const found = [];
      for (const { id, response } of cases) {
        // The total that we state must not be what is read back.
        const item = (response.item ?? []).filter(({ linkId }) => linkId !== "total");
        const questionnaireResponse = { ...response, item };
        await Util.addFormToPage(structuredClone(questionnaire), "form", { questionnaireResponse, fhirVersion: "R4" });
        const read = Util.getFormFHIRData("QuestionnaireResponse", "R4", "#form");
        const flat = (items = []) => items.flatMap((one) => [one, ...flat(one.item)]);
        const answer = (linkId) => flat(read.item).find((one) => one.linkId === linkId)?.answer?.[0];
        const total = answer("total");
        found.push({
          id,
          total: total?.valueDecimal ?? total?.valueInteger,
          codes: Object.fromEntries(flat(item).map(({ linkId }) => [linkId, answer(linkId)?.valueCoding?.code])),
        });
      }
      return found;
    },
    [questionnaire, cases],
  );
}

for (const one of judged.filter(({ cases }) => cases.length > 0)) {
  const found = await reckoned(one);
  const scored = one.questionnaire.item.some(({ linkId }) => linkId === "total");
  one.cases.forEach(({ id, points, response }, place) => {
    const { total, codes } = found[place];
    if (scored) told(`${id}, total`, total === points, `found ${total}, expected ${points}`);
    const given = flat(response.item).filter(({ linkId, answer }) => linkId !== "total" && answer !== undefined);
    const lost = given.filter(({ linkId, answer }) => codes[linkId] !== answer[0].valueCoding.code);
    told(`${id}, answers`, lost.length === 0, `lost ${lost.map(({ linkId }) => linkId)}`);
  });
}
// A judge that reckons the same whatever it reads is none: the options of one question lose their scores.
const [first] = judged;
const broken = structuredClone(first.questionnaire);
for (const { answerOption = [] } of flat(broken.item).filter(({ linkId }) => linkId === "B.1.1")) {
  answerOption.filter(({ extension }) => extension).forEach(({ extension }) => (extension[0].valueDecimal = 0));
}
const [best] = first.cases;
const [{ total }] = await reckoned({ questionnaire: broken, cases: [best] });
told("a questionnaire without one score", total === best.points - 4, `found ${total}`);
told("network", asked.length === 0, `asked for ${asked}`);
await browser.close();
console.log(JSON.stringify({ passed, failed }));
