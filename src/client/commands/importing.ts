/**
 * Bringing a list in from the School screen. What the school has is read from the leader's own tablet, which holds every card and
 * file, once an exchange has made it the same as the server's.
 */
import { v5 } from "uuid";
import type { ImportRefusal } from "../../domain/importCodes.ts";
import { streams } from "../../domain/streams.ts";
import type { DraftAct } from "../../exchange/plan.ts";
import { importList, type ListOutcome } from "../../exchange/list/importList.ts";
import type { RoleGrant } from "../../exchange/list/part.ts";
import { samplesOf } from "../../exchange/list/samples.ts";
import { templateOf } from "../../exchange/list/template.ts";
import type { GrantsHeld } from "../../sync/identityMessages.ts";
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

/** What a list is brought in with: a leader's own store, and the server, for what it alone knows of who may do what. */
export interface ImportContext extends CommandContext {
  rolesHeld: () => Promise<Outcome<GrantsHeld>>;
  giveRole: (role: RoleGrant) => Promise<Outcome<unknown>>;
}

const noRoles: Outcome<GrantsHeld> = { ok: true, value: { grants: [] } };

interface Planned {
  acts: readonly DraftAct[];
  roles: readonly RoleGrant[];
  view: ListView;
}

async function planOf(context: ImportContext, { kind, file, answers }: ListGiven): Promise<Outcome<Planned>> {
  const held = kind === "staff" ? await context.rolesHeld() : noRoles;
  if (!held.ok) return held;
  const outcome = importList({
    ...{ kind, file, answers, derive, today: await today(context) },
    here: await schoolKept(context.store, held.value.grants),
    // Random, and the same at each step: who brings the first list in lends the school their own id.
    freshSeed: context.person,
  });
  const { acts = [], grants: roles = [] } = outcome.outcome === "planned" ? outcome.plan : {};
  return { ok: true, value: { acts, roles, view: viewOf(outcome, file) } };
}

function viewOf(outcome: ListOutcome, { name, bytes }: ListGiven["file"]): ListView {
  if (outcome.outcome === "refused") return { state: "refused", refused: outcome.refused };
  const columns = samplesOf({ name, bytes }, outcome.columns);
  if (outcome.outcome === "asks") return { state: "asks", question: outcome.question, columns };
  const { acts, invitations: _invitations, grants, ...rows } = outcome.plan;
  const nothing = acts.length + grants.length === 0;
  return { state: "planned", rows, columns, nothing, shown: derive(JSON.stringify([acts, grants, refusedLines(rows.refuse)])) };
}

const refusedLines = (refuse: readonly ImportRefusal[]) => refuse.map(({ line, code }) => [line, code]);

export async function planImport(context: ImportContext, input: Commands["planImport"]["input"]): Promise<Outcome<ListView>> {
  if (!(await mayImport(context))) return notTheirs;
  const planned = await planOf(context, input);
  return planned.ok ? { ok: true, value: planned.value.view } : planned;
}

/** What was brought in, with the roles that are still to be given; or what would happen now, if that is not what was shown. */
type Brought = { applied: true; roles: readonly RoleGrant[] } | Exclude<Commands["applyImport"]["value"], { applied: true }>;

/** One act a child, so that one whom the server cannot take does not keep the others out: that one then needs attention. */
export async function bringIn(context: ImportContext, { shown, ...given }: Commands["applyImport"]["input"]): Promise<Outcome<Brought>> {
  if (!(await mayImport(context))) return notTheirs;
  const planned = await planOf(context, given);
  if (!planned.ok) return planned;
  const { acts, roles, view } = planned.value;
  if (view.state !== "planned" || view.shown !== shown) return { ok: true, value: { applied: false, now: view } };
  for (const act of acts) await context.store.act(act);
  return { ok: true, value: { applied: true, roles } };
}

/**
 * Gives the roles of staff who are at the school by now, and of classes that are. One after the other: what was given before a refusal
 * stands, and the same list brought in again gives the rest.
 */
export async function giveRoles(context: ImportContext, brought: Brought): Promise<Outcome<Commands["applyImport"]["value"]>> {
  if (!brought.applied) return { ok: true, value: brought };
  for (const role of brought.roles) {
    const given = await context.giveRole(role);
    if (!given.ok) return given;
  }
  return { ok: true, value: { applied: true } };
}

export function importTemplate(
  _context: CommandContext,
  { kind }: Commands["importTemplate"]["input"],
): Promise<Outcome<{ text: string }>> {
  return Promise.resolve({ ok: true, value: { text: templateOf(kind) } });
}
