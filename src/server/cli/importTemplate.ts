/** A list to begin from, written where somebody wants it. */
import { writeFileSync } from "node:fs";
import type { ListKind } from "../../domain/listCodes.ts";
import { templateOf } from "../../exchange/list/template.ts";
import { VerbRefused, type CliContext } from "./context.ts";

/** Never over a file that is there: it may be the list that somebody has filled in. */
export function writeTemplate(own: CliContext, kind: ListKind, path: string | undefined): void {
  const text = templateOf(kind);
  if (path === undefined) {
    own.answer({ kind, template: text }, [text.trimEnd()]);
    return;
  }
  try {
    writeFileSync(path, text, { flag: "wx" });
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    throw new VerbRefused(isThere ? `${path} is there already, and was left as it is.` : `${path} cannot be written.`);
  }
  own.answer({ kind, path }, [`Written to ${path}. Its second line is an example, and is left out when it comes back.`]);
}
