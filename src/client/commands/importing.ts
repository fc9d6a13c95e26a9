/**
 * Bringing a list in from the School screen. What the school has is read from the leader's own tablet, which holds every card and
 * file, once an exchange has made it the same as the server's.
 */
import { v5 } from "uuid";
import type { ImportRefusal } from "../../domain/importCodes.ts";
import { streams } from "../../domain/streams.ts";
import { importList, type ListOutcome } from "../../exchange/list/importList.ts";
import { samplesOf } from "../../exchange/list/samples.ts";
import { templateOf } from "../../exchange/list/template.ts";
import type { Commands, Outcome } from "../client.ts";
import { schoolKept } from "../queries/schoolKept.ts";
import type { ListGiven, ListView } from "../views/importing.ts";
import { today, type CommandContext } from "./context.ts";

/** The same as the command line's: a list brought in there and one here make the same ids. */
const namespace = "7d9a6c1e-3f0b-5a52-9c0d-2a8f4b1e6d37";
const derive = (name: string) => v5(name, namespace);

const notTheirs: Outcome<never> = { ok: false, code: "forbidden_stream" };

/** Bringing lists in is for who leads the school: nobody else's tablet holds what they are compared with. */
async function mayImport({ store }: CommandContext): Promise<boolean> {
  return (await store.access())?.streams[streams.school]?.write === "all";
}

async function planOf(context: CommandContext, { kind, file, answers }: ListGiven) {
  const outcome = importList({
    ...{ kind, file, answers, derive, today: await today(context) },
    here: await schoolKept(context.store),
    // Random, and the same at each step: who brings the first list in lends the school their own id.
    freshSeed: context.person,
  });
  const acts = outcome.outcome === "planned" ? outcome.plan.acts : [];
  return { acts, view: viewOf(outcome, file) };
}

function viewOf(outcome: ListOutcome, { name, bytes }: ListGiven["file"]): ListView {
  if (outcome.outcome === "refused") return { state: "refused", refused: outcome.refused };
  const columns = samplesOf({ name, bytes }, outcome.columns);
  if (outcome.outcome === "asks") return { state: "asks", question: outcome.question, columns };
  const { acts, invitations: _invitations, grants: _grants, ...rows } = outcome.plan;
  return { state: "planned", rows, columns, nothing: acts.length === 0, shown: derive(JSON.stringify([acts, refusedLines(rows.refuse)])) };
}

const refusedLines = (refuse: readonly ImportRefusal[]) => refuse.map(({ line, code }) => [line, code]);

export async function planImport(context: CommandContext, input: Commands["planImport"]["input"]): Promise<Outcome<ListView>> {
  if (!(await mayImport(context))) return notTheirs;
  return { ok: true, value: (await planOf(context, input)).view };
}

/** One act a child, so that one whom the server cannot take does not keep the others out: that one then needs attention. */
export async function applyImport(
  context: CommandContext,
  { shown, ...given }: Commands["applyImport"]["input"],
): Promise<Outcome<Commands["applyImport"]["value"]>> {
  if (!(await mayImport(context))) return notTheirs;
  const { acts, view } = await planOf(context, given);
  if (view.state !== "planned" || view.shown !== shown) return { ok: true, value: { applied: false, now: view } };
  for (const act of acts) await context.store.act(act);
  return { ok: true, value: { applied: true } };
}

export function importTemplate(
  _context: CommandContext,
  { kind }: Commands["importTemplate"]["input"],
): Promise<Outcome<{ text: string }>> {
  return Promise.resolve({ ok: true, value: { text: templateOf(kind) } });
}
