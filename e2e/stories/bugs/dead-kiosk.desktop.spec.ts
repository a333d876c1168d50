// At a kiosk nobody is there to load a dead page anew: it does so by itself, is a kiosk again, and has kept nothing.
import { CheckPage } from "../../pages/check.ts";
import { AT_A_KIOSK, kept, Kiosk, NOTHING } from "../../pages/kiosk.ts";
import { expect, test } from "../../pages/story.ts";

test.use(AT_A_KIOSK);

const DEATH = /panicked|unreachable|RuntimeError|planted|recursive|already/;

for (const [way, kill] of [
  ["a panic", panics],
  ["an error that leaves the program in the middle of its work", breaks],
] as const) {
  test(`after ${way} the choices are there again, nothing was kept, and it is still a kiosk`, async ({ page, watch }) => {
    test.setTimeout(90_000);
    watch.plant(DEATH);
    const kiosk = new Kiosk(page);
    await kiosk.open("kiosk");
    await kiosk.way("check").click();
    const check = new CheckPage(page);
    await check.begin();
    await page.evaluate(kill);
    if (kill === panics) {
      await expect(page.getByText(kiosk.texts.t("kiosk.crashed"))).toBeVisible();
      await expect(page.getByText("still on this device")).toBeHidden();
    }
    await page.waitForURL((url) => url.pathname === "/start" && url.search === "?mode=kiosk", { timeout: 30_000 });
    await kiosk.at();
    expect(await kept(page)).toEqual(NOTHING);
    await kiosk.way("check").click();
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  });
}

test("the link of the crash page leads to the kiosk's own first page at once", async ({ page, watch }) => {
  watch.plant(DEATH);
  const kiosk = new Kiosk(page);
  await kiosk.open("kiosk");
  await kiosk.way("check").click();
  await new CheckPage(page).begin();
  await page.evaluate(panics);
  await page.getByRole("link", { name: "Reload" }).click();
  await page.waitForURL((url) => url.pathname === "/start" && url.search === "?mode=kiosk", { timeout: 5_000 });
  await kiosk.at();
});

/** The program asks for its window and is told once that there is none: a promise that it relies upon. */
function panics(): void {
  Object.defineProperty(Window, Symbol.hasInstance, {
    configurable: true,
    value: () => {
      delete (Window as unknown as Record<symbol, unknown>)[Symbol.hasInstance];
      return false;
    },
  });
}

/** The clock throws where nobody expects it: no panic, no crash page, and what ran does not run on. */
function breaks(): void {
  Date.now = () => {
    throw new Error("planted");
  };
}
