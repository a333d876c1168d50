// Reading aloud: a site with clips of a robot, what sounds in the page, and a browser with voices.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { Frame } from "./frame.ts";

const XTASK = process.env["ELDERCARE_XTASK"] ?? resolve("../target/debug/xtask");
const ROBOT = resolve("../assets/voice/espeak-ng.sh");

/** Clips of the texts whose keys begin so, made by the command as an operator makes them. */
export class Clips {
  private constructor(readonly folder: string) {}

  static make(keys: readonly string[], ...more: readonly string[]): Clips {
    const folder = join(mkdtempSync(join(tmpdir(), "eldercare-voice-")), "voice");
    const words = ["voice", "--engine", `${ROBOT} {text} {file}`, "--name", "eSpeak NG", "--format", "wav", "--test-voice"];
    execFileSync(XTASK, [...words, "--keys", keys.join(","), "--out", folder, ...more], { stdio: "pipe" });
    return new Clips(folder);
  }

  /** How many bytes the clips of these texts have: no two of a page have the same number. */
  sizes(texts: readonly string[]): readonly number[] {
    return texts.map((text) => {
      const name = createHash("sha256").update(text).digest("hex").slice(0, 16);
      return statSync(join(this.folder, "clips", `${name}.wav`)).size;
    });
  }

  index(): { readonly marked_as_test: boolean; readonly packs: readonly { readonly file: string }[] } {
    return JSON.parse(readFileSync(join(this.folder, "clips.json"), "utf8"));
  }
}

/** What sounded, in order: the size of each clip, or the words that a voice of the browser was given. */
interface Heard {
  readonly heard: readonly (number | string)[];
  readonly cancelled: number;
  readonly volume: number;
}

type Ears = { __ears: { heard: (number | string)[]; cancelled: number; volume: number } };

/** Listens in every later page of the context. Clips run eight times as fast; the silence that wakes a player is left out. */
export async function listen(page: Page): Promise<void> {
  await page.context().addInitScript(() => {
    const ears = { heard: [] as (number | string)[], cancelled: 0, volume: -1 };
    Object.assign(globalThis, { __ears: ears });
    const sizes = new Map<string, number>();
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob | MediaSource) => {
      const url = make(blob);
      if (blob instanceof Blob) sizes.set(url, blob.size);
      return url;
    };
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function () {
      const size = sizes.get(this.src) ?? 0;
      if (size > 100) ears.heard.push(size);
      ears.volume = this.volume;
      this.addEventListener("volumechange", () => (ears.volume = this.volume));
      this.playbackRate = 8;
      return play.call(this);
    };
  });
}

export async function heard(page: Page): Promise<Heard> {
  return page.evaluate(() => (globalThis as unknown as Ears).__ears);
}

/** A voice as a browser tells of it. */
export interface Voice {
  readonly lang: string;
  readonly localService: boolean;
}

/** Gives every later page of the context a browser with these voices, which it finds a moment after the start, as
    browsers do. A text takes 60 ms. */
export async function withVoices(page: Page, voices: readonly Voice[]): Promise<void> {
  await page.context().addInitScript((found) => {
    const ears = { heard: [] as (number | string)[], cancelled: 0, volume: -1 };
    Object.assign(globalThis, { __ears: ears });
    interface Said extends EventTarget {
      readonly text: string;
      readonly voice: Voice | null;
      readonly volume: number;
    }
    // What a constructor returns takes the place of what it made.
    function Utterance(text: string): EventTarget {
      return Object.assign(new EventTarget(), { text, lang: "", voice: null, rate: 1, volume: 1 });
    }
    let known: readonly Voice[] = [];
    let timer = 0;
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => known,
      speak(said: Said) {
        ears.heard.push(`${said.voice?.lang}: ${said.text}`);
        ears.volume = said.volume;
        timer = window.setTimeout(() => said.dispatchEvent(new Event("end")), 60);
      },
      cancel() {
        ears.cancelled += 1;
        clearTimeout(timer);
      },
    });
    setTimeout(() => {
      known = found;
      synthesis.dispatchEvent(new Event("voiceschanged"));
    }, 300);
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
  }, voices);
}

/** The buttons that read a page aloud. */
export class Listen extends Frame {
  /** All of it; nothing where nothing can speak. */
  group(): Locator {
    return this.page.getByRole("group", { name: this.texts.t("listen.label") });
  }

  go(): Locator {
    return this.button("listen.go");
  }

  stop(): Locator {
    return this.button("listen.stop");
  }

  again(): Locator {
    return this.button("listen.again");
  }

  /** The page is read to its end. */
  async toTheEnd(button: Locator): Promise<void> {
    await button.click();
    await expect(this.stop()).toBeVisible();
    await expect(this.again()).toBeVisible({ timeout: 40_000 });
  }
}
