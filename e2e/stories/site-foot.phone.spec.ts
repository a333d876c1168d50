// Who runs the site: what the operator set stands at the foot of inner pages, nothing where nothing is set, and no way out of
// a kiosk. Privacy and accessibility are reached from there.
import type { Page } from "@playwright/test";
import { Frame } from "../pages/frame.ts";
import { MapPage } from "../pages/map.ts";
import { MODES } from "../pages/modes.ts";
import { sound } from "../pages/sound.ts";
import { expect, STILL, test } from "../pages/story.ts";
import { uncut } from "../pages/uncut.ts";

test.use(STILL);

const CITY = "430781";
const OPERATOR = {
  name: "演示市民政局",
  phone: "0736-4200000",
  mail: "demo@map.example",
  address: "演示路 1 号",
  icp: "湘ICP备00000000号-1",
  police: "湘公网安备 43078100000000号",
  map_review: "湘S(2026)000号",
  mark: { picture: "/icons/logo.svg", link: "https://mark.example/1" },
};

const set = (page: Page, operator: unknown) =>
  page.route("**/config.json", (route) => route.fulfill({ body: `{\n"default_city": "${CITY}",\n"operator": ${JSON.stringify(operator)}}` }));

test("what the operator set stands at the foot, with the registers that the numbers belong to", async ({ page }) => {
  await set(page, OPERATOR);
  const frame = new Frame(page);
  await page.goto("/kinds");
  const foot = page.getByRole("contentinfo");
  await expect(foot.getByText(OPERATOR.name)).toBeVisible();
  await expect(foot.getByRole("link", { name: OPERATOR.icp })).toHaveAttribute("href", "https://beian.miit.gov.cn/");
  await expect(foot.getByRole("link", { name: OPERATOR.police })).toHaveAttribute("href", /beian\.mps\.gov\.cn.*43078100000000$/);
  await expect(foot.getByRole("link", { name: frame.texts.t("site.mark") })).toHaveAttribute("href", OPERATOR.mark.link);
  await expect(foot.getByRole("link", { name: OPERATOR.phone })).toHaveAttribute("href", "tel:07364200000");
  for (const link of await foot.locator('a[href^="https:"]').all()) {
    await expect(link).toHaveAttribute("rel", /noopener noreferrer/);
    await expect(link).toHaveAttribute("target", "_blank");
  }
  await sound(page, "foot");
  await uncut(page, "foot");
});

test("privacy and accessibility are one tap away, whole and sound", async ({ page }) => {
  await set(page, OPERATOR);
  const frame = new Frame(page);
  for (const key of ["privacy", "access"] as const) {
    await page.goto("/kinds");
    await page.getByRole("contentinfo").getByRole("link", { name: frame.texts.t(`${key}.title`) }).click();
    await expect(frame.heading(frame.texts.t(`${key}.title`))).toBeVisible();
    await expect(page.getByText(OPERATOR.address)).toBeVisible();
    await sound(page, key);
    await uncut(page, key);
    await frame.link("common.back").click();
    await expect(frame.heading(frame.texts.t("about.title"))).toBeVisible();
    await expect(frame.link(`${key}.title`)).toBeVisible();
  }
});

test("where nothing is set there is no label without a value", async ({ page }) => {
  await set(page, { name: "", icp: "", police: "", map_review: "", mark: null });
  const frame = new Frame(page);
  await page.goto("/kinds");
  const foot = page.getByRole("contentinfo");
  await expect(foot.getByRole("link", { name: frame.texts.t("privacy.title") })).toBeVisible();
  for (const key of ["host", "icp", "police"]) await expect(foot.getByText(frame.texts.t(`site.${key}`))).toHaveCount(0);
  await page.goto("/about");
  await expect(frame.heading(frame.texts.t("about.operator"))).toHaveCount(0);
});

test("a kiosk says who runs the site and leads to no other", async ({ page }) => {
  await set(page, OPERATOR);
  await page.setViewportSize({ width: 1080, height: 1920 });
  const frame = new Frame(page);
  await page.goto("/about?mode=kiosk");
  await expect(page.getByText(OPERATOR.icp)).toBeVisible();
  await expect(page.locator('main a[href^="http"], main a[href^="tel:"], main a[href^="mailto:"]')).toHaveCount(0);
  await frame.link("privacy.title").click();
  await expect(frame.heading(frame.texts.t("privacy.title"))).toBeVisible();
  await expect(page.getByText(frame.texts.t("privacy.device.http"))).toHaveCount(0);
  await sound(page, "privacy at a kiosk", MODES.kiosk);
});

test("a setting that cannot be is named on the map with its line", async ({ page }) => {
  await set(page, { ...OPERATOR, mark: { picture: "https://elsewhere.example/mark.png", link: "https://mark.example/1" } });
  const map = new MapPage(page);
  await page.goto("/");
  await map.ready();
  await expect(page.getByText(/expected a file of this site.*`picture` at line 3/)).toBeVisible();
});
