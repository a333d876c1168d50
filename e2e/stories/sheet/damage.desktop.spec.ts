// The code picture is read by a reader that nobody here wrote with 15 % of it under blots, as the
// screen shows it and as a printer of 300 dots an inch prints it. Nothing is left to chance: the
// draft, its salt and every stain are the same each time; only the site's own address differs.
import { damaged, type Damage } from "../../pages/damage.ts";
import { rasterOf, read } from "../../pages/paper.ts";
import { FIXTURE, opened } from "../../pages/sealed.ts";
import { SheetOpenPage, SheetPage } from "../../pages/sheet.ts";
import { expect, STILL, test } from "../../pages/story.ts";
import { zhCN } from "../../pages/texts.ts";

test.use(STILL);

const ROUNDS = 60;
/** Over four addresses between 56 and 60 were read: the address decides which modules are dark. */
const LEAST = ROUNDS * 0.85;
/** Pixels of a module: on a usual screen, and of 0.64 mm at 300 dots an inch. */
const PIXELS = { screen: 3, print: (0.64 / 25.4) * 300 } as const;

/** What is damaged how much, and how many of the rounds must be read at least. The smaller the stains
    are, the more bytes of the code they spoil for the same area: of spots over 15 % only one code in
    five is read, and of specks over more than 4 % fewer and fewer. */
const DAMAGES: readonly (readonly [Damage, number, number])[] = [
  ["one blot", 0.15, LEAST],
  ["four blots", 0.15, LEAST],
  ["spots", 0.1, LEAST],
  ["specks", 0.04, LEAST],
];

test("a damaged code is read all the same, and opens the same draft", async ({ page }) => {
  test.setTimeout(300_000);
  // The same random numbers on every run: the browser's own are replaced before the page runs.
  await page.addInitScript(() => {
    let state = 11;
    crypto.getRandomValues = (array) => {
      const bytes = array as unknown as Uint8Array;
      bytes.forEach((_, at) => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        bytes[at] = state >>> 24;
      });
      return array;
    };
  });
  const open = new SheetOpenPage(page);
  await open.scanText(FIXTURE.text);
  await open.type(FIXTURE.code);
  await open.take().click();
  await page.getByRole("button", { name: zhCN.t("check.older.adopt") }).click();
  await page.getByRole("link", { name: zhCN.t("check.step.sheet") }).click();
  const sheet = new SheetPage(page);
  await sheet.ready();
  const modules = Number((await sheet.picture().getAttribute("viewBox"))?.split(" ")[2]);
  const code = await sheet.code();

  for (const [raster, size] of Object.entries(PIXELS)) {
    const whole = await rasterOf(sheet.picture(), Math.round(modules * size));
    const address = read(whole) ?? "";
    expect(opened(address.split("#d=")[1] ?? "", code).toString("latin1")).toContain("gbt-42195-2022");
    for (const [damage, share, least] of DAMAGES) {
      const seeds = Array.from({ length: ROUNDS }, (_, seed) => seed);
      const readable = seeds.filter((seed) => read(damaged(whole, modules, damage, share, seed)) === address);
      console.log(`${raster}: ${damage} over ${share * 100} %: ${readable.length} of ${ROUNDS}`);
      expect.soft(readable.length, `${raster}: ${damage}`).toBeGreaterThanOrEqual(least);
    }
  }
});
