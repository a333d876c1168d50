// Following a request.
import type { Locator } from "@playwright/test";
import { Frame } from "./frame.ts";
import { starting } from "./texts.ts";

export class StatusPage extends Frame {
  async open(): Promise<void> {
    await this.page.goto("/status");
    await this.heading(this.texts.t("status.title")).waitFor();
  }

  code(): Locator {
    return this.field("status.code");
  }

  digits(): Locator {
    return this.field("status.digits");
  }

  /** A receipt that lies on this device. */
  ownReceipt(service: string): Locator {
    return this.page.getByRole("button", { name: starting(this.texts.t(`service.${service}`)) });
  }

  async ask(code: string, digits: string): Promise<void> {
    await this.code().fill(code);
    await this.digits().fill(digits);
    await this.submit();
  }

  async submit(): Promise<void> {
    await this.button("status.ask").click();
  }

  field(key: string): Locator {
    return this.page.getByRole("textbox", { name: starting(this.texts.t(key)) });
  }

  /** A button that asks once more before it acts. */
  async sure(key: string): Promise<void> {
    await this.button(key).click();
    await this.button(`${key}.yes`).click();
  }

  answer(): Locator {
    return this.page.locator("#status-reply");
  }

  summary(): Locator {
    return this.page.getByRole("alert").filter({ hasText: this.texts.t("request.errors.title") });
  }
}
