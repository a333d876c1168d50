// Words looked for in every file of a browser's profile, as they would stand there.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Files of a profile in which one of the words stands, in one byte a letter or in two. */
export function readableIn(profile: string, words: readonly string[]): string[] {
  const forms = words.flatMap((word) => [Buffer.from(word, "latin1"), Buffer.from(word, "utf16le")]);
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = contentOf(file);
      return forms.some((form) => bytes.includes(form));
    })
    .map((file) => file.slice(profile.length + 1));
}

/** A browser that runs takes its own files away now and then. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
