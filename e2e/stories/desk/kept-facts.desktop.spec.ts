// A session ends in the middle of a form for facts: what was typed is there again for the same account, and for nobody else.
import { facilities, type Facility } from "../../pages/cities.ts";
import { DeskPlacesPage } from "../../pages/desk-places.ts";
import { desk as sound } from "../../pages/sound.ts";
import { account, CHANGED_CITY as CITY } from "../../pages/staff.ts";
import { expect, test } from "../../pages/story.ts";

test("a form for facts is filled in again after signing in anew, and empty for a colleague", async ({ page, request, context, watch }) => {
  watch.plant(/401.*desk/);
  const all = (await facilities(request, CITY)).filter(({ kind }) => kind === "institution");
  const place = all.at(-5) as Facility;
  const [own, colleague] = [account("editor", "演示·信息员甲"), account("editor", "演示·信息员乙")];
  const desk = new DeskPlacesPage(page);
  const t = desk.texts.t.bind(desk.texts);
  const saturday = page.getByRole("checkbox", { name: t("weekday.6") });
  await desk.enter(own, `/desk/places?place=${place.id}`);
  await desk.change("hours");
  await desk.field("desk.fact.hours.from").fill("07:15");
  await saturday.check();
  await desk.field("desk.fact.hours.holidays").selectOption("closed");
  await desk.change("beds");
  await desk.field("desk.fact.beds.free").fill("4");
  // The session is gone on the server: the cookie goes as it would by time.
  await context.clearCookies();
  await desk.save("hours");
  await expect(page.getByText(t("desk.ended.typed"))).toBeVisible();
  await desk.signIn(own);
  await expect(desk.field("desk.fact.hours.from")).toHaveValue("07:15");
  await expect(desk.field("desk.fact.hours.to")).toHaveValue("17:00");
  await expect(saturday).toBeChecked();
  await expect(desk.field("desk.fact.hours.holidays")).toHaveValue("closed");
  await expect(desk.field("desk.fact.beds.free")).toHaveValue("4");
  await sound(page, "forms that are filled in again");
  await desk.save("hours");
  await desk.saved();
  await expect(desk.fact("hours")).toContainText("7:15–17:00");
  await expect(desk.field("desk.fact.hours.from")).toHaveCount(0);
  await expect(desk.field("desk.fact.beds.free")).toHaveValue("4");

  await context.clearCookies();
  await desk.save("beds");
  await expect(page.getByText(t("desk.ended.typed"))).toBeVisible();
  await desk.signIn(colleague);
  await expect(page.getByRole("heading", { level: 2, name: place.name })).toBeVisible();
  await expect(desk.field("desk.fact.beds.free")).toHaveCount(0);
  await desk.change("beds");
  await expect(desk.field("desk.fact.beds.free")).toHaveValue("");
});
