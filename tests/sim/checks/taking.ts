/** When a push is answered: what was taken may be, when it may be, by who may; and nothing was refused that may be. */
import * as z from "zod/mini";
import { act, type Change, type NumberedChange } from "../../../src/sync/change.ts";
import type { ActResult } from "../../../src/sync/protocol.ts";
import { hold } from "../broken.ts";
import { arrival, correctsOthers, rolesWhenWritten, type Arrival } from "../model/mayWrite.ts";
import { recordsNamed } from "../model/promises.ts";
import type { World } from "../world/world.ts";

const pushed = z.looseObject({ acts: z.array(act) });

/** Kinds that not everybody corrects who may write them. */
const ofOneAuthor: readonly string[] = ["observation", "remark"];

/** A change that the server does not have yet, and what its author may at that moment. */
export interface Coming {
  change: Change;
  arrival: Arrival;
  /** The roles over its stream of who wrote it, when they did. */
  roles: ReadonlySet<string>;
}

export function coming(world: World, body: unknown): Map<string, Coming> {
  const parsed = pushed.safeParse(body);
  const changes = parsed.success ? parsed.data.acts.flatMap((one) => one.changes) : [];
  const known = new Set(world.log.named(changes.map(({ id }) => id)).map(({ id }) => id));
  const fresh = changes.filter(({ id }) => !known.has(id));
  return new Map(fresh.map((change) => [change.id, { change, arrival: arrival(world, change), roles: rolesWhenWritten(world, change) }]));
}

/** Acts of a push of which every word had been taken back before it came. */
export function takenBackBefore(world: World, body: unknown): Set<string> {
  const acts = pushed.safeParse(body).data?.acts ?? [];
  const named = world.log.named(acts.flatMap(({ changes }) => changes.map(({ id }) => id)));
  const taken = new Set(named.filter(({ redacted }) => redacted).map(({ id }) => id));
  return new Set(acts.filter(({ changes }) => changes.every(({ id }) => taken.has(id))).map(({ id }) => id));
}

/** What was taken back is known when it comes again, whatever has become of the right to say it; an older server may not know its kind. */
export function checkKnownAgain(takenBack: ReadonlySet<string>, results: readonly ActResult[]): void {
  for (const result of results) {
    if (!takenBack.has(result.act) || (result.outcome === "refused" && result.code === "version_not_supported")) continue;
    hold(result.outcome === "known", "what was taken back is known when it comes again", () => result);
  }
}

export function checkTaken(world: World, before: ReadonlyMap<string, Coming>, results: readonly ActResult[]): void {
  for (const change of world.log.named([...before.keys()])) {
    const came = before.get(change.id);
    if (came) taken(world, change, came);
  }
  for (const result of results) {
    if (result.outcome !== "refused" || result.change === undefined) continue;
    const came = before.get(result.change);
    // A field that is named is about what the change says (one's own judgement countersigned), not about who may say such things.
    if (result.field !== undefined) continue;
    const isOfRight =
      result.code === "forbidden_stream" ||
      (result.code === "forbidden_kind" && came?.change.kind !== "redaction" && !ofOneAuthor.includes(came?.change.kind ?? ""));
    if (!came || !isOfRight) continue;
    const always = came.arrival !== "never" && arrival(world, came.change) !== "never";
    hold(!always, "what its author may write is not refused", () => ({ result, came }));
  }
}

function taken(world: World, change: NumberedChange, came: Coming): void {
  const told = change.late ? "late" : "inTime";
  // What came with it may have moved a child: it was judged on what was there before, or after.
  const may = came.arrival === told ? [told] : [came.arrival, arrival(world, change)];
  const details = () => ({ change, may, now: world.now });
  hold(
    may.some((one) => one !== "never"),
    "nothing is taken that its author may not write",
    details,
  );
  hold(may.includes(told), "what comes after access ended is marked as late, and nothing else", details);
  const roles = new Set([...came.roles, ...rolesWhenWritten(world, change)]);
  corrected(world, change, roles);
  planned(world, change, roles);
  for (const named of recordsNamed(change)) takenBack(world, change, named, roles);
}

function corrected(world: World, change: NumberedChange, roles: ReadonlySet<string>): void {
  if (!ofOneAuthor.includes(change.kind)) return;
  const others = world.log.ofRecord(change.stream, change.record).filter(({ id }) => id !== change.id);
  if (others.some(({ redacted }) => redacted) || others.every(({ over }) => over !== undefined)) return;
  const may = earliest(others)?.by === change.by || correctsOthers(roles);
  hold(may, "an observation is corrected by its author or the class's teacher", () => [change, earliest(others)]);
}

/** Roles that write a child's whole plan. */
const planners: readonly string[] = ["teacher", "phaseLeader", "leader"];

/** A specialist writes of the card what is theirs: what they began, and what is of a programme that they began. */
function planned(world: World, change: NumberedChange, roles: ReadonlySet<string>): void {
  const { stream, kind, record, fields, by } = change;
  if (!["target", "transition", "programme", "programmeReview"].includes(kind)) return;
  if (planners.some((role) => roles.has(role))) return;
  const ofRecord = (id: string) => world.log.ofRecord(stream, id);
  const theirs = (id: string) => {
    const others = ofRecord(id).filter((one) => one.id !== change.id);
    const begun = others.filter((one) => "pupil" in one.fields);
    return begun.length === 0 || others.some(({ redacted }) => redacted) || earliest(begun)?.by === by;
  };
  // What a copy lacks comes again in any order; nothing else is of a programme that is nowhere.
  const isThere = (id: string) => world.server.restores > 0 || ofRecord(id).some(({ fields, redacted }) => redacted ?? "pupil" in fields);
  const ofProgramme = kind === "target" ? fields.programmeOf : fields.programme;
  hold(typeof ofProgramme !== "string" || isThere(ofProgramme), "a specialist writes under a programme that there is", () => change);
  const ofTheirProgramme = (id: string) =>
    ofRecord(id).some((one) => one.id !== change.id && typeof one.fields.programmeOf === "string" && theirs(one.fields.programmeOf));
  const isOwn = (id: unknown) => typeof id !== "string" || theirs(id) || ofTheirProgramme(id);
  const own = kind === "programmeReview" ? [] : [record];
  const named = [...own, fields.target, fields.programme, ...(kind === "target" ? [fields.programmeOf] : [])];
  hold(named.every(isOwn), "of a plan a specialist writes what is theirs", () => change);
}

/** Words are taken back by who wrote them, or by who answers for the class or the school. */
function takenBack(world: World, redaction: NumberedChange, named: string, roles: ReadonlySet<string>): void {
  const [stream = "", record = ""] = named.split("|");
  const first = earliest(world.log.ofRecord(stream, record).filter(({ redacted }) => redacted?.at === redaction.at));
  const may = !first || first.by === redaction.by || correctsOthers(roles) || roles.has("leader");
  hold(may, "words are taken back by who may", () => [redaction, first]);
}

/** The change that made a record, whose author is the record's. */
function earliest(changes: readonly NumberedChange[]): NumberedChange | undefined {
  return changes.toSorted((one, other) => (one.at < other.at ? -1 : 1))[0];
}
