// The token of a place's one-time link leaves the address before anything else is fetched, also when the code of the page
// never comes, and also when the link is opened in a tab that shows the page already.
import { facilities } from "../../pages/cities.ts";
import { Clerk } from "../../pages/clerk.ts";
import { DeskPlacesPage } from "../../pages/desk-places.ts";
import { account, CHANGED_CITY as CITY } from "../../pages/staff.ts";
import { expect, test } from "../../pages/story.ts";

test("the token stays in no address and no history, whether the page comes or not", async ({ page, context, request, watch }) => {
  watch.plant(/ERR_FAILED/, /401.*desk\/invitation/, /parts\//, /Failed to fetch/);
  const place = (await facilities(request, CITY)).filter(({ kind }) => kind === "institution").at(-5);
  if (place === undefined) throw new Error("the city has too few institutions");
  const editor = await Clerk.signIn(request, account("editor", "演示·信息员"));
  const token = await editor.invite(place.id);
  const own = new DeskPlacesPage(page);
  const t = own.texts.t.bind(own.texts);
  const session = await context.newCDPSession(page);
  const history = async (): Promise<readonly string[]> => {
    const { entries } = await session.send("Page.getNavigationHistory");
    return entries.map(({ url }) => url).filter((url) => url.includes("#"));
  };
  // The address as the first request for a file of the page finds it.
  const seen: string[] = [];
  page.on("request", () => seen.push(page.url()));
  await page.route("**/parts/**", (route) => route.abort());
  await page.goto(`/confirm#${token}`);
  await expect(page.getByRole("heading", { name: t("load.failed") })).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
  expect(await history()).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(token);

  await page.unroute("**/parts/**");
  await page.goto("/confirm");
  await expect(page.getByText(t("confirm.missing"))).toBeVisible();
  await page.evaluate((address) => location.assign(address), `/confirm#${token}`);
  await expect(page.getByRole("heading", { level: 2, name: place.name })).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
  expect(await history()).toEqual([]);
  // Another link in the same tab is another question.
  await page.evaluate((address) => location.assign(address), `/confirm#${"x".repeat(43)}`);
  await expect(page.getByText(t("confirm.bad"))).toBeVisible();
  expect(await history()).toEqual([]);
});
