// The files of a city change on the server. Points and facts of two makings do not fit to each other: the device keeps both
// or neither, and a page to which they do not fit gets what the server has.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MapPage } from "../../pages/map.ts";
import { OwnSite, SITE } from "../../pages/own-site.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { AppWorker } from "../../pages/worker.ts";

test.use({ ...STILL, serviceWorkers: "allow" });

const CITY = "430781";
/** Another making of the same two files: those of another city, which has another number of places. */
const other = (name: string): Buffer => readFileSync(join(SITE, "geo", "411200", name));
const inCity = (name: string): string => `geo/${CITY}/${name}`;

test("a city's files are renewed together, and a mixed pair that a server had for a moment heals", async ({ browser }) => {
  test.setTimeout(180_000);
  const site = await OwnSite.start({});
  const context = await browser.newContext({ baseURL: site.url, serviceWorkers: "allow" });
  const page = await context.newPage();
  const map = new MapPage(page);
  /** Loads the map anew, and waits until what is beside it was renewed. */
  const again = async () => {
    // The worker takes what it fetched within ten seconds for new.
    await page.waitForTimeout(5_000);
    await page.reload();
    await map.ready();
    const count = await map.count();
    await page.waitForTimeout(7_000);
    return count;
  };
  await new AppWorker(page).installed(CITY);
  const [before, facts] = [await again(), readFileSync(join(SITE, inCity("facts.cbor")))];

  // The new points are there and the facts are not: the device keeps the old pair.
  site.put(inCity("points.cbor"), other("points.cbor"));
  site.put(inCity("facts.cbor"), null);
  expect(await again()).toBe(before);

  // For a moment the server itself has two makings. Whoever opens the map now is told, as without a worker.
  site.put(inCity("facts.cbor"), facts);
  await expect(async () => {
    await page.reload();
    await expect(map.failed()).toBeVisible({ timeout: 8_000 });
  }).toPass({ timeout: 60_000 });

  // Then it has the new ones, and the next start gets them past what is kept.
  site.put(inCity("facts.cbor"), other("facts.cbor"));
  const after = await again();
  expect(after).not.toBe(before);
  await site.down();
  await page.reload();
  await map.ready();
  expect(await map.count()).toBe(after);
  await context.close();
  await site.stop();
});
