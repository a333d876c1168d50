// Bad input: addresses that name nothing, broken files, engines too old. Each page says so and
// leads on; what is not broken goes on working.
import { CheckPage } from "../pages/check.ts";
import { Frame } from "../pages/frame.ts";
import { MapPage } from "../pages/map.ts";
import { PlacePage } from "../pages/place.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

const BROKEN = "not what it should be";

test("an unknown city is named, and another one opens", async ({ page }) => {
  const map = new MapPage(page);
  await map.open("999999");
  await expect(page.getByRole("alert")).toContainText("999999");
  expect(await map.count()).toBeGreaterThan(0);
});

test("an unknown facility is named, and a link leads to the map", async ({ page }) => {
  const place = new PlacePage(page);
  await place.open("no-such-place", "430781");
  await expect(place.heading(place.texts.t("place.missing"))).toBeVisible();
  await expect(page.getByText("no-such-place")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: place.texts.t("missing.map") }).click();
  await new MapPage(page).ready();
});

test("an unknown path is 404 and leads on", async ({ page, watch }) => {
  watch.plant(/404.*no-such-page/);
  const response = await page.goto("/no-such-page");
  expect(response?.status()).toBe(404);
  const frame = new Frame(page);
  await expect(frame.heading(frame.texts.t("missing.title"))).toBeVisible();
});

test("an unknown question, an unknown step of the request, an unknown service", async ({ page, watch }) => {
  watch.plant(/404/);
  const frame = new Frame(page);
  await page.goto("/check/q/B.9.9");
  await expect(frame.heading(frame.texts.t("check.missing.title"))).toBeVisible();
  await page.getByRole("link", { name: frame.texts.t("check.to.start") }).click();
  await expect(frame.heading(frame.texts.t("check.title"))).toBeVisible();
  await page.goto("/request/no-such-step");
  await expect(frame.heading(frame.texts.t("missing.title"))).toBeVisible();
  await page.goto("/request?service=no-such-service");
  await expect(page.getByText(frame.texts.t("request.unknown-service"))).toBeVisible();
  // Jinshi has no home beds.
  await page.goto("/request?service=home-bed");
  await page.getByRole("button", { name: frame.texts.t("request.go-on") }).click();
  await expect(page.getByRole("alert")).toContainText(frame.texts.t("error.service.not-offered"));
  await page.goto("/request?place=no-such-place");
  await expect(page.getByText(frame.texts.t("request.unknown-place"))).toBeVisible();
});

test("a broken config.json is named with its line, and the defaults work", async ({ page }) => {
  await page.route("**/config.json", (route) => route.fulfill({ body: '{\n  "hot_line": "1"\n}' }));
  const map = new MapPage(page);
  await map.open();
  const notice = page.getByText(map.texts.part("load.damaged"));
  await expect(notice).toContainText("config.json");
  await expect(notice).toContainText("line 2");
  expect(await map.count()).toBeGreaterThan(0);
});

for (const file of ["points.cbor", "facts.cbor"]) {
  test(`a broken ${file} is named, and other cities open`, async ({ page }) => {
    await page.route(`**/geo/310000/${file}`, (route) => route.fulfill({ body: BROKEN }));
    const map = new MapPage(page);
    await page.goto("/?city=310000");
    await expect(map.failed()).toBeVisible();
    await expect(page.getByText(map.texts.part("load.damaged"))).toContainText(`/geo/310000/${file}`);
    await map.openCityChooser();
    await map.choice("合肥").click();
    await map.ready();
    expect(await map.count()).toBeGreaterThan(0);
    await expect(page.getByText(map.texts.t("load.failed"))).toHaveCount(0);
  });
}

test("a broken base map is told, and the list works", async ({ page }) => {
  await page.route("**/geo/430781/basemap.cbor", (route) => route.fulfill({ body: "{" }));
  const map = new MapPage(page);
  await map.open("430781");
  await expect(page.getByText(map.texts.t("map.no-base"))).toBeVisible();
  expect(await map.listed()).toEqual(await map.drawn());
});

test("the list of cities cannot be had: said, with a way to try again", async ({ page, watch }) => {
  watch.plant(/cities\.json/, /ERR_FAILED/);
  await page.route("**/geo/cities.json", (route) => route.abort());
  const map = new MapPage(page);
  await page.goto("/");
  await expect(map.failed()).toBeVisible();
  await page.unroute("**/geo/cities.json");
  await map.button("common.retry").click();
  await map.ready();
});

test("a broken questionnaire is told, and the answers are safe", async ({ page }) => {
  await page.route("**/instruments/*.json", (route) => route.fulfill({ body: "{" }));
  await page.goto("/check");
  const check = new CheckPage(page);
  await expect(page.getByText(check.texts.t("check.failed.safe"))).toBeVisible();
  await page.unroute("**/instruments/*.json");
  await check.button("common.retry").click();
  await expect(check.button("check.start")).toBeVisible();
});

test.describe("without the app, the static page is the page", () => {
  const staysStatic = async (page: import("@playwright/test").Page) => {
    await expect(page.getByRole("link", { name: "12345" }).first()).toHaveAttribute("href", "tel:12345");
    await expect(page.getByRole("searchbox")).toBeVisible();
    await expect(page.getByRole("main")).toContainText("养老机构");
  };

  test("when no text can be had", async ({ page, watch }) => {
    watch.plant(/locales/, /ERR_FAILED/);
    await page.route("**/locales/**", (route) => route.abort());
    const asked = page.waitForEvent("requestfailed", (request) => request.url().includes("/locales/"));
    await page.goto("/");
    await asked;
    await staysStatic(page);
  });

  test("when the program does not come", async ({ page, watch }) => {
    watch.plant(/\.wasm/, /ERR_FAILED/, /Failed to fetch/);
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("/");
    await staysStatic(page);
  });

  test("when the engine knows no WebAssembly", async ({ page, watch }) => {
    watch.plant(/WebAssembly/);
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
    await page.goto("/");
    await staysStatic(page);
  });

  test("without any script, and its link to the list in words works", async ({ browser, request }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto("/");
    await staysStatic(page);
    const list = await page.getByRole("link", { name: "文字名单" }).first().getAttribute("href");
    expect((await request.get(list ?? "/no-link")).status()).toBe(200);
    await context.close();
  });
});

test("after a panic a plain page says what is safe and offers to reload", async ({ page, watch }) => {
  watch.plant(/panicked|unreachable|RuntimeError|planted/);
  await page.goto("/");
  await new MapPage(page).ready();
  // A panic cannot be brought about from outside: this is the page that its hook shows.
  await page.evaluate(() => {
    for (const [id, hidden] of [["app", true], ["crash", false]] as const) {
      const element = document.getElementById(id);
      if (element !== null) element.hidden = hidden;
    }
  });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("页面出了问题");
  await page.getByRole("link", { name: "Reload" }).click();
  await new MapPage(page).ready();
});

test("a violation of the content security policy would have been seen", async ({ page, watch }) => {
  watch.plant(/policy:/, /Content Security Policy/, /elsewhere\.example/);
  await page.goto("/");
  await page.evaluate(() => {
    new Image().src = "https://elsewhere.example/planted.png";
  });
  await expect.poll(() => watch.troubles.some((trouble) => trouble.startsWith("policy: img-src"))).toBe(true);
});
