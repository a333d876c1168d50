// The words of the interface, read from the locale files by key: a story never breaks because
// somebody found a better word.
import { readFileSync, readdirSync } from "node:fs";

export type Language = "zh-CN" | "zh-Hant" | "en";
export const LANGUAGES: readonly Language[] = ["zh-CN", "zh-Hant", "en"];

const LOCALES = new URL("../../assets/locales/", import.meta.url);
const INSTRUMENT = "gbt-42195-2022";

type Values = Readonly<Record<string, string | number>>;

/** All texts of one language. */
export class Texts {
  private readonly byKey: Readonly<Record<string, string>>;

  constructor(readonly language: Language) {
    const folder = new URL(`${language}/`, LOCALES);
    // What a kiosk says in the place of other texts has the same keys.
    const files = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "kiosk.json");
    const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
    this.byKey = Object.assign({}, ...files.map(read));
  }

  /** The text of a key with its `{name}` placeholders filled. */
  t(key: string, values: Values = {}): string {
    const text = this.byKey[key];
    if (text === undefined) throw new Error(`no text "${key}" in ${this.language}`);
    return Object.entries(values).reduce((t, [name, value]) => t.replaceAll(`{${name}}`, String(value)), text);
  }

  /** A pattern of the whole text in which each placeholder may be anything. */
  like(key: string): RegExp {
    return new RegExp(`^\\s*${this.part(key).source}\\s*$`);
  }

  /** The same as a part of a longer text. */
  part(key: string): RegExp {
    const pieces = this.t(key).split(/\{[a-z_-]+\}/);
    return new RegExp(pieces.map(escaped).join("(.+?)"));
  }

  /** A text of the questionnaire. */
  item(...parts: readonly string[]): string {
    return this.t([INSTRUMENT, ...parts].join("."));
  }

  keys(): readonly string[] {
    return Object.keys(this.byKey);
  }
}

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A name that begins with this text: a label followed by its detail. */
export const starting = (text: string): RegExp => new RegExp(`^\\s*${escaped(text)}`);

/** What a kiosk says in the place of other texts. */
export const AT_KIOSK: Readonly<Record<string, string>> = JSON.parse(readFileSync(new URL("zh-CN/kiosk.json", LOCALES), "utf8"));

const loaded = new Map<Language, Texts>();

export function textsOf(language: Language): Texts {
  const texts = loaded.get(language) ?? new Texts(language);
  loaded.set(language, texts);
  return texts;
}

export const zhCN = textsOf("zh-CN");
