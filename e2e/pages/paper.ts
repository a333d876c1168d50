// The printed result.
import type { Page } from "@playwright/test";

/** How many pages the browser prints; a PDF names each of its pages once. */
export async function printedPages(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
