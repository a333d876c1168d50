// What somebody of the desk does, asked of the interface without a page.
import type { APIRequestContext } from "@playwright/test";
import type { Account } from "./staff.ts";

/** Somebody who has signed in without a page. */
export class Clerk {
  private constructor(
    private readonly request: APIRequestContext,
    private readonly cookie: string,
  ) {}

  static async signIn(request: APIRequestContext, { login, password }: Account): Promise<Clerk> {
    const answer = await request.post("/api/v1/desk/sign-in", { data: { login, password } });
    const cookie = answer.headers()["set-cookie"]?.split(";")[0];
    if (cookie === undefined) throw new Error(`${login} could not sign in: ${answer.status()}`);
    return new Clerk(request, cookie);
  }

  /** Sends something that must go well; the reply as text. */
  async send(path: string, data: object): Promise<string> {
    const answer = await this.request.post(`/api/v1/desk/${path}`, { data, headers: { cookie: this.cookie } });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return await answer.text();
  }

  /** Makes the one-time link of a place: its token. */
  async invite(place: string): Promise<string> {
    return (JSON.parse(await this.send(`places/${place}/invite`, {})) as { token: string }).token;
  }

  /** Changes facts of a place. */
  async edit(place: string, ...edits: readonly object[]): Promise<void> {
    await this.send(`places/${place}/edit`, { edits });
  }
}
