/** A framework's areas, levels, anchors or steps from a CSV: compared with the draft, and shown before anything of it changes. */
import { frameworkTemplateOf, planFrameworkList } from "../../exchange/frameworkList.ts";
import type { Commands, Outcome } from "../client.ts";
import type { FrameworkListView } from "../views/frameworks.ts";
import type { CommandContext } from "./context.ts";

export function readFrameworkList(
  { newId }: CommandContext,
  input: Commands["readFrameworkList"]["input"],
): Promise<Outcome<FrameworkListView>> {
  return Promise.resolve({ ok: true, value: planFrameworkList({ ...input, newId }) });
}

export function frameworkTemplate(
  _context: CommandContext,
  { kind }: Commands["frameworkTemplate"]["input"],
): Promise<Outcome<{ text: string }>> {
  return Promise.resolve({ ok: true, value: { text: frameworkTemplateOf(kind) } });
}
