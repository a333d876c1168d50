// Whatever is dangerous in the answers: what to do and whom to call stands first, on every page that
// shows what came out, and on paper.
import { PlanPage } from "../pages/plan.ts";
import { expect, STILL, test } from "../pages/story.ts";

test.use(STILL);

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("eldercare.city", "430781"));
});

test("whatever is the danger, plan, result and sheet begin with what to do and whom to call, also for the worst answer", async ({ page }) => {
  const plan = new PlanPage(page);
  // Hard to wake, fed by a tube, choked once, lost once, fallen twice.
  await plan.openFor("mother", { "B.3.9": "0", "B.1.1": "0", "risk-any": "yes", "risk-choke": "1", "risk-wander": "1", "risk-fall": "2" });
  const values = { ambulance: "120", police: "110" };
  const dangers = ["coma", "choking", "lost", "fall"].map((id) => plan.texts.t(`danger.${id}.title`, values));
  const order = ["consciousness", "swallowing", "wandering", "home-check"].map((need) => plan.name(need));
  expect((await plan.lines()).slice(0, 4)).toEqual(order);
  for (const path of ["/plan", "/check/result"]) {
    await page.goto(path);
    const alerts = page.getByRole("main").getByRole("alert").getByRole("heading");
    await expect(alerts).toHaveText(dangers);
    for (const [line, number] of [["ambulance", "120"], ["police", "110"]] as const) {
      const call = page.getByRole("link", { name: new RegExp(plan.texts.t(`emergency.${line}`)) });
      await expect(call).toHaveAttribute("href", `tel:${number}`);
    }
    await page.emulateMedia({ media: "print" });
    for (const danger of dangers) await expect(page.getByText(danger).filter({ visible: true })).not.toHaveCount(0);
    await page.emulateMedia({ media: null });
  }
  await page.goto("/sheet");
  for (const danger of dangers) await expect(page.locator(".sheet-paper-block").first()).toContainText(danger);
});
