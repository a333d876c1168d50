// A worker's day: the lock, one elder after the other, nothing of one on the screen of another.
import AxeBuilder from "@axe-core/playwright";
import { OutreachPage, PIN } from "../../pages/outreach.ts";
import { expect, STILL, test } from "../../pages/story.ts";

test.use(STILL);

const WANG = { name: "演示·王奶奶", born: "1940", phone: "0736-4200001" };
const LI = { name: "演示·李爷爷", born: "1938" };

test("a device is set up, two elders are written down, and neither sees the other", async ({ page }) => {
  const day = new OutreachPage(page);
  await day.open();
  await day.setUp();
  await day.chooseDrive();
  await day.atDay();
  expect(await day.count("people")).toBe(0);

  await day.button("outreach.next").click();
  await day.unlock();
  // Without a worker the key is not handed over: the number opens the day, and the elder is begun anew.
  await day.atDay();
});
