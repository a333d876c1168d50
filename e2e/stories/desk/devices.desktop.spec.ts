// Devices that go along to the villages: the desk sees whose they are and when they were heard of, and ends one that is lost.
import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import { rows } from "../../pages/database.ts";
import { LedgersPage } from "../../pages/ledgers.ts";
import { desk as sound } from "../../pages/sound.ts";
import { account } from "../../pages/staff.ts";
import { expect, test } from "../../pages/story.ts";

const TOWN = "430781105"; // 药山镇
const PLACE = "/desk/ledgers?book=devices";

interface Made {
  readonly device_id: string;
  readonly token: string;
}

/** Signs a device in, as its own page does for whoever is signed in at the desk. */
async function signedIn(page: Page, label: string): Promise<Made> {
  const body = JSON.stringify({ device_id: randomUUID(), label });
  return page.evaluate(async (body) => {
    const headers = { "content-type": "application/json" };
    const reply = await fetch("/api/v1/desk/devices", { method: "POST", headers, body });
    return (await reply.json()) as Made;
  }, body);
}

/** What a device is told that asks for its day: the status, and of which device it is said. */
async function day(request: APIRequestContext, made: Made): Promise<unknown> {
  const reply = await request.get("/api/v1/outreach/day", { headers: { authorization: `Bearer ${made.token}` } });
  const said = (await reply.json()) as { code?: string; device?: string };
  return [reply.status(), said.code, said.device];
}

test("a lost device is ended after a question and told so at its next contact; the others go on", async ({ page, request, watch }) => {
  watch.plant(/401.*desk\/session/);
  const desk = new LedgersPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.enter(account("clerk", "演示·巫办事", [TOWN]), PLACE);
  await expect(page.getByText(t("desk.devices.none"))).toBeVisible();
  await sound(page, "no devices");
  const [lost, kept] = [await signedIn(page, "演示·一号手机"), await signedIn(page, "演示·二号手机")];
  expect(await day(request, lost)).toEqual([200, undefined, undefined]);

  await page.reload();
  const row = desk.row("演示·一号手机");
  await expect(row).toContainText("演示·巫办事");
  await expect(row).toContainText(t("desk.devices.standing.in-use"));
  await expect(desk.rows()).toHaveCount(2);
  await sound(page, "two devices");
  await desk.act("演示·一号手机", "desk.devices.revoke");
  await expect(row).toContainText(t("desk.devices.revoke.sure"));
  expect(await day(request, lost)).toEqual([200, undefined, undefined]);
  await sound(page, "the question before a device is ended");
  await desk.act("演示·一号手机", "desk.devices.revoke.yes");
  await expect(desk.outcome()).toContainText(t("desk.devices.revoked"));
  await expect(desk.outcome()).toBeFocused();
  await expect(row).toContainText(t("desk.devices.standing.revoked"));
  await expect(row.getByRole("button")).toHaveCount(0);
  await sound(page, "an ended device");

  expect(await day(request, lost)).toEqual([401, "device.revoked", lost.device_id]);
  expect(await day(request, kept)).toEqual([200, undefined, undefined]);
  expect(rows("SELECT action FROM audit WHERE object = ? ORDER BY number", lost.device_id)).toEqual([
    { action: "device.use" },
    { action: "device.revoke" },
  ]);
});

test("a head ends the device of a clerk; another clerk does not see it", async ({ page, request, watch }) => {
  watch.plant(/401.*desk\/session/);
  const desk = new LedgersPage(page);
  const t = desk.texts.t.bind(desk.texts);
  await desk.enter(account("clerk", "演示·褚办事", [TOWN]), PLACE);
  const label = `演示·${Math.floor(Math.random() * 1e9)}号`;
  const made = await signedIn(page, label);
  await desk.signOut();
  await desk.signIn(account("clerk", "演示·卫同事", [TOWN]));
  await expect(page.getByText(t("desk.devices.none"))).toBeVisible();
  await desk.signOut();
  await desk.signIn(account("head", "演示·蒋主任"));
  await expect(desk.row(label)).toContainText("演示·褚办事");
  await desk.act(label, "desk.devices.revoke");
  await desk.act(label, "desk.devices.revoke.yes");
  await expect(desk.row(label)).toContainText(t("desk.devices.standing.revoked"));
  expect(await day(request, made)).toEqual([401, "device.revoked", made.device_id]);
  await expect(desk.book("desk.devices.title")).toHaveAttribute("aria-current", "page");
  await sound(page, "the devices of a city");
});
