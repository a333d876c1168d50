// Asking for a service, step by step.
import { expect, type Locator } from "@playwright/test";
import { Frame } from "./frame.ts";
import { starting } from "./texts.ts";

/** What is filled in; invented people only. */
export interface Wish {
  readonly service: string;
  readonly whom: string;
  readonly name: string;
  readonly phone: string;
  readonly owner: string;
  readonly town: string;
  readonly village: string;
  readonly door?: string;
  readonly time: string;
  readonly note?: string;
}

export const WISH: Wish = {
  service: "bath",
  whom: "mother",
  name: "演示·李奶奶",
  phone: "0736-4200000",
  owner: "village-office",
  town: "汪家桥街道",
  village: "新村社区",
  door: "演示 3 组 12 号",
  time: "weekday-morning",
  note: "演示：耳朵背，请大声说。",
};

export type Step = "service" | "elder" | "phone" | "address" | "time" | "consent" | "review";

export class RequestPage extends Frame {
  async open(query = ""): Promise<void> {
    await this.page.goto(`/request${query}`);
    await this.at("service");
  }

  async at(step: Step): Promise<void> {
    const asked = this.heading(this.texts.t(`request.step.${step}`));
    const own = this.heading(this.texts.t("request.address.own"));
    await expect(step === "address" ? asked.or(own) : asked).toBeVisible();
  }

  async next(): Promise<void> {
    await this.button("request.next").click();
  }

  service(id: string): Locator {
    return this.page.getByRole("button", { name: starting(this.texts.t(`service.${id}`)) });
  }

  radio(key: string): Locator {
    return this.page.getByRole("radio", { name: this.texts.t(key), exact: true });
  }

  field(...keys: readonly string[]): Locator {
    const labels = keys.map((key) => starting(this.texts.t(key)).source).join("|");
    return this.page.getByRole("textbox", { name: new RegExp(labels) });
  }

  name(): Locator {
    return this.field("request.name", "request.name.self");
  }

  phone(): Locator {
    return this.field("request.phone");
  }

  /** The boxes of the consents: contact data, the facility, and the self-check. */
  consent(which: "contact" | "share" | "check"): Locator {
    return this.page.getByRole("checkbox", { name: this.texts.t(`request.consent.${which}.agree`), exact: true });
  }

  /** From now on something between device and server answers, with this status and a page of its own. */
  async answeredByOthers(status: number): Promise<void> {
    await this.page.route("**/api/v1/requests", (route) =>
      route.fulfill({ status, contentType: "text/html", body: "<h1>Wi-Fi</h1>" }),
    );
  }

  async fillElder(wish: Wish): Promise<void> {
    await this.at("elder");
    await this.radio(`request.for.${wish.whom}`).check();
    await this.name().fill(wish.name);
    await this.next();
  }

  async fillPhone(wish: Wish): Promise<void> {
    await this.at("phone");
    await this.phone().fill(wish.phone);
    await this.radio(`request.owner.${wish.owner}`).check();
    await this.next();
  }

  async chooseVillage(wish: Wish): Promise<void> {
    await this.at("address");
    await this.page.getByRole("button", { name: wish.town, exact: true }).click();
    await this.page.getByRole("button", { name: wish.village, exact: true }).click();
  }

  async fillAddress(wish: Wish): Promise<void> {
    await this.chooseVillage(wish);
    if (wish.door !== undefined) await this.field("request.door").fill(wish.door);
    await this.next();
  }

  async fillTime(wish: Wish): Promise<void> {
    await this.at("time");
    await this.radio(`request.time.${wish.time}`).check();
    if (wish.note !== undefined) await this.field("request.note").fill(wish.note);
    await this.next();
  }

  /** From the chosen service to the consents. */
  async fillUpToConsent(wish: Wish = WISH): Promise<void> {
    await this.fillElder(wish);
    await this.fillPhone(wish);
    await this.fillAddress(wish);
    await this.fillTime(wish);
    await this.at("consent");
    await this.agree(wish);
  }

  /** Says how the elder agreed, where somebody else asks. */
  async agree(wish: Wish = WISH, how: "spoken" | "signed" | "guardian" = "spoken"): Promise<void> {
    if (wish.whom !== "self") await this.radio(`request.agreement.${how}`).check();
  }

  /** From the first screen to the review, without a self-check. */
  async fill(wish: Wish = WISH): Promise<void> {
    await this.service(wish.service).click();
    await this.fillUpToConsent(wish);
    await this.consent("contact").check();
    await this.next();
    await this.at("review");
  }

  sendButton(): Locator {
    return this.button("request.send");
  }

  /** Sends the reviewed request into no network, so that it waits. */
  async sendWithoutNetwork(): Promise<void> {
    await this.page.context().setOffline(true);
    await this.sendButton().click();
    await expect(this.sendAgain()).toBeVisible();
  }

  /** A line of the review. */
  reviewed(line: string): Locator {
    const term = this.page.getByRole("term").filter({ hasText: this.texts.like(`request.review.${line}`) });
    return this.page.getByRole("definition").and(term.locator("xpath=following-sibling::dd[1]"));
  }

  summary(): Locator {
    return this.page.getByRole("alert").filter({ hasText: this.texts.t("request.errors.title") });
  }

  /** The tracking code on the receipt, once it is there. */
  async code(): Promise<string> {
    await expect(this.heading(this.texts.t("request.sent.title"))).toBeVisible();
    const code = await this.page.locator("[data-code]").getAttribute("data-code");
    if (code === null) throw new Error("the receipt has no code");
    return code;
  }

  /** The button on the card of a request that waits. */
  sendAgain(): Locator {
    return this.button("request.waiting.send");
  }
}
