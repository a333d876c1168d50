// A clerk works through the list: filters narrow it, the next page comes, and whoever goes back finds it as it was.
import { backdated, promised } from "../../pages/database.ts";
import { DeskPage } from "../../pages/desk.ts";
import { tabTo } from "../../pages/frame.ts";
import { handIn } from "../../pages/handed-in.ts";
import { desk as sound } from "../../pages/sound.ts";
import { account } from "../../pages/staff.ts";
import { expect, test } from "../../pages/story.ts";

const [TOWN, LONG] = ["430781003", "430781005"]; // 襄阳街街道, 嘉山街道
const HERE = { town: TOWN, village: "430781003001" };

test("filters narrow the list, stand in the address and survive going back; the keyboard is enough", async ({ page, request, watch }) => {
  watch.plant(/401.*desk\/session/);
  const bath = await handIn(request, { name: "演示·金奶奶", ...HERE });
  const meal = await handIn(request, { name: "演示·魏爷爷", ...HERE, service: "meal" });
  const old = await handIn(request, { name: "演示·陶奶奶", ...HERE, service: "day-care" });
  backdated(new Date(Date.now() - 60 * 24 * 3600_000), [old.id]);
  promised(new Date(Date.now() - 57 * 24 * 3600_000).toISOString().slice(0, 10), [old.id]);
  const clerk = account("clerk", "演示·姜办事", [TOWN]);
  const desk = new DeskPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.enter(clerk);
  await expect(desk.rows()).toHaveCount(3);
  await expect(desk.rows().first()).toContainText(t("service.day-care"));
  await desk.state("received").click();
  await expect(desk.rows()).toHaveCount(3);
  await expect(page).toHaveURL(/\?state=received$/);
  await expect(desk.state("received")).toBeFocused();
  await desk.state("open").click();
  await desk.filter("desk.requests.overdue").click();
  await expect(desk.rows()).toHaveCount(1);
  await expect(page).toHaveURL(/\?overdue=true$/);
  await expect(desk.filter("desk.requests.overdue")).toBeFocused();
  await desk.filter("desk.requests.overdue").click();
  await desk.narrow("desk.requests.service").selectOption("meal");
  await expect(desk.rows()).toHaveCount(1);
  await sound(page, "a narrowed list");
  await desk.filter("desk.requests.mine").click();
  await expect(page.getByText(t("desk.requests.none-such"))).toBeVisible();
  await sound(page, "nothing like that");
  await desk.filter("desk.requests.mine").click();
  await desk.openRow(desk.row(t("service.meal")));
  await expect(desk.card("desk.request.sent")).toContainText(meal.name);
  await page.goBack();
  await expect(desk.rows()).toHaveCount(1);
  await expect(desk.narrow("desk.requests.service")).toHaveValue("meal");
  await expect(desk.opens(meal.id)).toBeFocused();

  await desk.narrow("desk.requests.service").selectOption("");
  await expect(desk.rows()).toHaveCount(3);
  await desk.heading(t("desk.requests.title")).focus();
  await tabTo(desk.opens(bath.id));
  await page.keyboard.press("Enter");
  await expect(desk.card("desk.request.sent")).toContainText(bath.name);
  await tabTo(desk.button("desk.charge.take"));
  await page.keyboard.press("Enter");
  await expect(desk.outcome()).toContainText(t("desk.done.assigned"));
  await expect(desk.outcome()).toBeFocused();
  await page.goBack();
  await expect(desk.opens(bath.id)).toBeFocused();
  // Who has it, and since when.
  const row = desk.rows().filter({ has: desk.opens(bath.id) });
  await expect(row).toContainText(t("desk.state.assigned"));
  await expect(row).toContainText(desk.texts.part("desk.request.since"));
  await expect(row).toContainText(t("desk.me"));
});

test("more than fifty: the next page comes behind, and whoever comes back from it goes on there", async ({ page, request, watch }) => {
  watch.plant(/401.*desk\/session/);
  for (let one = 0; one < 53; one += 1) await handIn(request, { name: `演示·第${one}位`, town: LONG, village: "430781005001" });
  const desk = new DeskPage(page);
  await desk.enter(account("clerk", "演示·戚办事", [LONG]));
  await expect(desk.rows()).toHaveCount(50);
  await desk.button("desk.requests.more").focus();
  await page.keyboard.press("Enter");
  await expect(desk.rows()).toHaveCount(53);
  await expect(desk.rows().nth(50).getByRole("link")).toBeFocused();
  await expect(desk.button("desk.requests.more")).toHaveCount(0);
  const ids = await desk.rows().getByRole("link").evaluateAll((links) => links.map(({ id }) => id));
  expect(new Set(ids).size).toBe(53);
  await sound(page, "a long list");
  await desk.openRow(desk.rows().nth(51));
  await desk.link("desk.request.list").click();
  await expect(desk.rows()).toHaveCount(53);
  const back = desk.rows().nth(51).getByRole("link");
  await expect(back).toBeFocused();
  await expect(back).toBeInViewport();
});
