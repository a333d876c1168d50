// Everything that a context sends, its service workers included.
import type { BrowserContext } from "@playwright/test";

export class Wire {
  readonly sent: string[] = [];
  private recording = false;

  constructor(context: BrowserContext) {
    const note = (what: string) => {
      if (this.recording) this.sent.push(what);
    };
    // Requests of service workers come through the context too.
    // What begins with "blob:" lies in the memory of the page and goes nowhere.
    context.on("request", (request) => {
      if (!request.url().startsWith("blob:")) note(`${request.method()} ${request.url()}`);
    });
    const follow = (page: { on(event: "websocket", act: (socket: { url(): string }) => void): unknown }) =>
      page.on("websocket", (socket) => note(`WEBSOCKET ${socket.url()}`));
    context.on("page", follow);
    context.pages().forEach(follow);
  }

  start(): void {
    this.sent.length = 0;
    this.recording = true;
  }
}
