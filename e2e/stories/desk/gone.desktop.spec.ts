// No page of the desk is silent when the network or the server is gone: it says so in plain words, keeps what was typed, and
// offers another try. And no page has a person's name in its title.
import type { Page } from "@playwright/test";
import { rows } from "../../pages/database.ts";
import { DeskPage } from "../../pages/desk.ts";
import { handIn } from "../../pages/handed-in.ts";
import { LedgersPage } from "../../pages/ledgers.ts";
import { desk as sound } from "../../pages/sound.ts";
import { account, type Account } from "../../pages/staff.ts";
import { expect, test } from "../../pages/story.ts";

const TOWN = "430781105"; // 药山镇
const HERE = { town: TOWN, village: "430781105003" };

/** A page of the desk: what it asks the server for, its title, and who may see it. */
interface Place {
  readonly path: string;
  readonly asks: RegExp;
  readonly title: string;
  readonly role: "clerk" | "head" | "editor";
}

const PLACES: readonly Place[] = [
  { path: "/desk/requests", asks: /v1\/desk\/list\?/, title: "desk.requests.title", role: "clerk" },
  { path: "/desk/requests/ID", asks: /v1\/desk\/requests\/[^/]+$/, title: "service.bath", role: "clerk" },
  { path: "/desk/ledgers", asks: /v1\/desk\/loans$/, title: "desk.ledgers.title", role: "clerk" },
  { path: "/desk/ledgers?book=visits", asks: /v1\/desk\/visits$/, title: "desk.ledgers.title", role: "clerk" },
  { path: "/desk/ledgers?book=devices", asks: /v1\/desk\/devices$/, title: "desk.ledgers.title", role: "clerk" },
  { path: "/desk/places", asks: /v1\/desk\/reports\?/, title: "desk.places.title", role: "editor" },
  { path: "/desk/counts", asks: /v1\/desk\/counts\?/, title: "desk.counts.title", role: "head" },
];

const role = (name: Place["role"]): Account => account(name, "演示·方办事", name === "clerk" ? [TOWN] : []);

/** The server's door while the server does not run, as its own proxy answers. */
const DOWN = { status: 502, contentType: "text/html", body: "<h1>502 Bad Gateway</h1>" };

for (const name of ["clerk", "editor", "head"] as const) {
  test(`network and server gone: every page says so and offers another try (${name})`, async ({ page, request, watch }) => {
    watch.plant(/401.*desk\/session/, /ERR_FAILED/, /502/);
    const handed = await handIn(request, { name: "演示·俞奶奶", ...HERE });
    const desk = new DeskPage(page);
    const t = desk.texts.t.bind(desk.texts);
    await desk.enter(role(name), "/desk/password");
    expect(await page.title()).toBe(t("common.title", { page: t("desk.password") }));
    for (const { path, asks, title } of PLACES.filter((place) => place.role === name)) {
      await page.route(asks, (route) => route.abort());
      await desk.open(path.replace("ID", handed.id));
      const trouble = page.getByRole("alert").filter({ hasText: t("desk.unreachable") });
      await expect(trouble, path).toBeVisible();
      await sound(page, `${path} without a network`);
      await page.unroute(asks);
      await page.route(asks, (route) => route.fulfill(DOWN));
      await trouble.getByRole("button", { name: t("common.retry") }).click();
      const down = page.getByRole("alert").filter({ hasText: t("desk.down") });
      await expect(down, path).toBeVisible();
      await page.unroute(asks);
      await down.getByRole("button", { name: t("common.retry") }).click();
      await expect(down, path).toHaveCount(0);
      await expect(desk.heading(t(title)), path).toBeVisible();
      expect(await page.title(), path).toBe(t("common.title", { page: t(title) }));
    }
    await page.route(/v1\/desk\/session/, (route) => route.abort());
    await page.reload();
    const trouble = page.getByRole("alert").filter({ hasText: t("desk.unreachable") });
    await expect(trouble).toBeVisible();
    await page.unroute(/v1\/desk\/session/);
    await trouble.getByRole("button", { name: t("common.retry") }).click();
    await expect(trouble).toHaveCount(0);
    await expect(desk.header()).toBeVisible();
  });
}

/** Something that is typed and sent. */
interface Form {
  readonly name: string;
  readonly path: string;
  readonly fill: (desk: LedgersPage) => Promise<void>;
  readonly send: string;
  /** A field, by the key of its label, and what it holds. */
  readonly holds: readonly [string, string];
  readonly done: string;
}

const day = (from: number): string => new Date(Date.now() + (8 + 24 * from) * 3600_000).toISOString().slice(0, 10);

const FORMS: readonly Form[] = [
  {
    name: "a call note",
    path: "/desk/requests/ID",
    fill: (desk) => desk.callNote().fill("演示：约好周四。"),
    send: "desk.call.save",
    holds: ["desk.call.note", "演示：约好周四。"],
    done: "desk.done.called",
  },
  {
    name: "an answer",
    path: "/desk/requests/ID",
    fill: (desk) => desk.fillAnswer("arranged", "演示：机构上门。"),
    send: "desk.answer.send",
    holds: ["desk.answer.note", "演示：机构上门。"],
    done: "desk.done.answered",
  },
  {
    name: "an answer that is put right",
    path: "/desk/requests/ID",
    fill: (desk) => desk.fillAnswer("given", "演示：已经上门。"),
    send: "desk.correct.send",
    holds: ["desk.answer.note", "演示：已经上门。"],
    done: "desk.done.corrected",
  },
  {
    name: "a loan",
    path: "/desk/ledgers",
    fill: (desk) => desk.fillLoan("演示轮椅", "演示·甲", day(0), day(30)),
    send: "desk.loans.write",
    holds: ["desk.loans.item", "演示轮椅"],
    done: "desk.loans.written",
  },
  {
    name: "somebody to visit",
    path: "/desk/ledgers?book=visits",
    fill: (desk) => desk.fillPerson("演示·乙", "演示村 4 号"),
    send: "desk.visits.list",
    holds: ["desk.visits.name", "演示·乙"],
    done: "desk.visits.listed",
  },
];

/** Without a network the form says so and keeps what it holds; then it is sent. */
async function tries(page: Page, desk: LedgersPage, form: Form): Promise<void> {
  const { name, send, holds, done } = form;
  const t = desk.texts.t.bind(desk.texts);
  await form.fill(desk);
  await page.context().setOffline(true);
  await desk.button(send).click();
  await expect(page.getByText(t("desk.unreachable")), name).toBeVisible();
  await expect(desk.field(holds[0]), name).toHaveValue(holds[1]);
  await sound(page, `${name} that could not be sent`);
  await page.context().setOffline(false);
  await page.route(/api\/v1\/desk\//, (route) => route.fulfill(DOWN));
  await desk.button(send).click();
  await expect(page.getByText(t("desk.down")), name).toBeVisible();
  await expect(desk.field(holds[0]), name).toHaveValue(holds[1]);
  await page.unroute(/api\/v1\/desk\//);
  await desk.button(send).click();
  const said = page.getByText(t(done));
  await expect(said, name).toBeVisible();
  // What is said has the focus: the button that had it may be gone.
  await expect(page.locator(".desk-outcome:focus"), name).toContainText(t(done));
}

test("what was typed stays when it cannot be sent, and is sent at the next try", async ({ page, request, watch }) => {
  watch.plant(/401.*desk\/session/, /ERR_INTERNET_DISCONNECTED/, /502/);
  const handed = await handIn(request, { name: "演示·任奶奶", ...HERE });
  const desk = new LedgersPage(page);
  await desk.enter(role("clerk"), "/desk/password");
  for (const form of FORMS) {
    await desk.open(form.path.replace("ID", handed.id));
    await tries(page, desk, form);
  }
});

test("a slip of the pen that cannot be taken back now is said to stand, and goes at the next try", async ({ page, watch }) => {
  watch.plant(/401.*desk\/session/, /502/);
  const desk = new LedgersPage(page);
  const t = desk.texts.t.bind(desk.texts);
  const item = `演示拐杖${Date.now() % 1_000_000}`;
  await desk.enter(role("clerk"), "/desk/password");
  await desk.open("/desk/ledgers");
  await desk.lend(item, "演示·丙", day(0), day(30));
  await expect(page.getByText(t("desk.loans.written"))).toBeVisible();
  await page.route(/v1\/desk\/loans\/.*remove/, (route) => route.fulfill(DOWN));
  await desk.act(item, "desk.loans.take-back");
  await desk.mend(item, "desk.loans.remove", "desk.loans.remove.yes");
  await expect(desk.row(item).getByText(t("desk.down"))).toBeVisible();
  await sound(page, "a slip of the pen that could not be taken back");
  expect(rows("SELECT item FROM aid_loans WHERE item = ?", item)).toHaveLength(1);
  await page.unroute(/v1\/desk\/loans\/.*remove/);
  await desk.row(item).getByRole("button", { name: t("desk.loans.remove.yes"), exact: true }).click();
  await expect(page.getByText(t("desk.loans.removed"))).toBeVisible();
  expect(rows("SELECT item FROM aid_loans WHERE item = ?", item)).toEqual([]);
});
