import type { Page } from "@playwright/test";
import { extractText } from "unpdf";

/** What the browser's own print makes of the page on A4: the words of each sheet, in their order, as if no line had ended. In Chromium only. */
export async function printed(page: Page): Promise<string[]> {
  const { text } = await extractText(new Uint8Array(await page.pdf({ format: "A4", preferCSSPageSize: true })));
  return text.map((words) =>
    words
      .replace(/\s+/g, " ")
      .replace(/(?<=\p{L}-) (?=\p{Lu})/gu, "")
      .trim(),
  );
}
