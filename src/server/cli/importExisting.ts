/** What the school already has, as an import meets it: read from the log, inside whatever transaction is open. */
import type { KindName } from "../../domain/kinds.ts";
import { streams } from "../../domain/streams.ts";
import type { Existing } from "../../exchange/plan.ts";
import { keptOf, type RecordOf } from "../../sync/recordOf.ts";
import type { SqliteLog } from "../storage/sqlite/sqliteLog.ts";

/** Records of a kind, those removed among them: an import brings nothing back. */
export function kept<K extends KindName>(log: SqliteLog, stream: string, kind: K): (RecordOf<K> & { removed: boolean })[] {
  return log.ofKind(stream, kind).flatMap(({ record }) => keptOf(record, kind) ?? []);
}

function pupilsOf(log: SqliteLog): Existing["pupils"] {
  return log.schoolFacts().pupils.flatMap((pupil) => {
    const [identity] = kept(log, streams.file(pupil), "identity");
    return kept(log, streams.card(pupil), "pupil").map(({ id, fields, removed }) => ({
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
    }));
  });
}

function membershipsOf(log: SqliteLog): Existing["memberships"] {
  return log.schoolFacts().pupils.flatMap((pupil) =>
    kept(log, streams.card(pupil), "membership").map(({ id, fields, removed }) => ({
      id,
      pupil,
      group: fields.value ?? "",
      from: fields.from ?? "",
      until: fields.until ?? null,
      removed,
    })),
  );
}

/** Roles of teachers over groups, those that were ended among them: what a leader ended is not given again. */
function teachingOf(log: SqliteLog, staff: readonly string[]): Existing["teaching"] {
  return staff.flatMap((person) =>
    log
      .personFacts(person)
      .grants.flatMap(({ id, role, scope, from, until, endedAt }) =>
        role === "teacher" && scope.type === "class" ? [{ id, person, group: scope.id, from, until, ended: endedAt !== null }] : [],
      ),
  );
}

/** @param erased ids of pupils whose cards were erased, as far as the import asks about them */
export function existingIn(log: SqliteLog, erased: readonly string[]): Existing {
  const staff = kept(log, streams.school, "staff").map(({ id, fields, removed }) => ({
    id,
    displayName: fields.displayName ?? "",
    left: log.personFacts(id).leftOn !== null,
    removed,
  }));
  return {
    pupils: pupilsOf(log),
    groups: kept(log, streams.school, "class").map(({ id, fields, removed }) => ({
      id,
      name: fields.name ?? "",
      from: fields.from ?? "",
      until: fields.until ?? null,
      removed,
    })),
    memberships: membershipsOf(log),
    staff,
    teaching: teachingOf(
      log,
      staff.map(({ id }) => id),
    ),
    erased,
  };
}

/** Which of these pupils were erased for good. */
export function erasedAmong(log: SqliteLog, pupils: readonly string[]): string[] {
  const names = pupils.map((pupil) => streams.card(pupil));
  const { erased } = log.heads(names);
  return pupils.filter((pupil) => erased.has(streams.card(pupil)));
}
