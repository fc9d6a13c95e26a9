/** What the school already has, as an import meets it: read from the log, inside whatever transaction is open. */
import type { KindName } from "../../domain/kinds.ts";
import { streams } from "../../domain/streams.ts";
import type { Existing } from "../../exchange/plan.ts";
import { keptOf, type RecordOf } from "../../sync/recordOf.ts";
import type { OpenLog } from "../storage/schoolDatabase.ts";

/** Records of a kind, those removed among them: an import brings nothing back. */
export async function kept<K extends KindName>(log: OpenLog, stream: string, kind: K): Promise<(RecordOf<K> & { removed: boolean })[]> {
  return (await log.ofKind(stream, kind)).flatMap(({ record }) => keptOf(record, kind) ?? []);
}

async function pupilsOf(log: OpenLog, pupils: readonly string[]): Promise<Existing["pupils"]> {
  const found: Existing["pupils"][number][] = [];
  for (const pupil of pupils) {
    const [identity] = await kept(log, streams.file(pupil), "identity");
    for (const { id, fields, removed } of await kept(log, streams.card(pupil), "pupil"))
      found.push({
        id,
        misId: identity?.fields.misId ?? null,
        firstName: fields.firstName ?? "",
        lastName: fields.lastName ?? "",
        knownAs: fields.knownAs ?? null,
        yearGroup: fields.yearGroup ?? null,
        birthDate: identity?.fields.birthDate ?? null,
        identified: identity !== undefined,
        left: typeof fields.leftOn === "string",
        removed,
      });
  }
  return found;
}

async function membershipsOf(log: OpenLog, pupils: readonly string[]): Promise<Existing["memberships"]> {
  const found: Existing["memberships"][number][] = [];
  for (const pupil of pupils)
    for (const { id, fields, removed } of await kept(log, streams.card(pupil), "membership"))
      found.push({ id, pupil, group: fields.value ?? "", from: fields.from ?? "", until: fields.until ?? null, removed });
  return found;
}

/** Who is on the staff, and their roles as teachers of groups, those that were ended among them: what a leader ended is not given again. */
async function staffOf(log: OpenLog): Promise<Pick<Existing, "staff" | "teaching">> {
  const staff: Existing["staff"][number][] = [];
  const teaching: Existing["teaching"][number][] = [];
  for (const { id: person, fields, removed } of await kept(log, streams.school, "staff")) {
    const { leftOn, grants } = await log.personFacts(person);
    staff.push({ id: person, displayName: fields.displayName ?? "", left: leftOn !== null, removed });
    for (const { id, role, scope, from, until, endedAt } of grants)
      if (role === "teacher" && scope.type === "class")
        teaching.push({ id, person, group: scope.id, from, until, ended: endedAt !== null });
  }
  return { staff, teaching };
}

/** What is there but for who was erased, which an import asks about pupils it would add. */
export async function existingIn(log: OpenLog): Promise<Omit<Existing, "erased">> {
  const { pupils } = await log.schoolFacts();
  const groups = (await kept(log, streams.school, "class")).map(({ id, fields, removed }) => ({
    id,
    name: fields.name ?? "",
    from: fields.from ?? "",
    until: fields.until ?? null,
    removed,
  }));
  return { pupils: await pupilsOf(log, pupils), groups, memberships: await membershipsOf(log, pupils), ...(await staffOf(log)) };
}

/** Which of these pupils were erased for good. */
export async function erasedAmong(log: OpenLog, pupils: readonly string[]): Promise<string[]> {
  const { erased } = await log.heads(pupils.map((pupil) => streams.card(pupil)));
  return pupils.filter((pupil) => erased.has(streams.card(pupil)));
}
