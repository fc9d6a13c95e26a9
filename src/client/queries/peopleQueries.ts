/** Who is signed in and what they may open. */
import { seesPhases } from "../../domain/access.ts";
import { policyOf } from "../../domain/policies.ts";
import { roles, type Role } from "../../domain/roles.ts";
import { streams } from "../../domain/streams.ts";
import { dayOf, holdsOn } from "../../domain/time.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { ClassChoice, SessionView } from "../views/people.ts";
import { caseloadOf } from "./membersOf.ts";
import type { Reading } from "./reading.ts";

/** Classes and groups of the school today, as a person chooses among them. */
async function classesToday({ store, zone, now }: Reading): Promise<ClassChoice[]> {
  const today = dayOf(now, zone);
  return recordsOf(await store.records(streams.school, "class"), "class")
    .filter(({ fields }) => holdsOn({ from: fields.from ?? "", until: fields.until }, today))
    .map(({ id, fields }) => ({ id, name: fields.name ?? "", type: fields.type ?? "class" }))
    .sort((a, b) => a.type.localeCompare(b.type) || a.name.localeCompare(b.name, "en-GB", { numeric: true }));
}

const inviters: readonly Role[] = ["leader", "phaseLeader"];

export async function sessionQuery(
  reading: Reading,
  session: Pick<SessionView, "signedIn" | "emptied" | "lastClass" | "clockOffset"> & { displayName: string },
): Promise<SessionView> {
  const { store, person, zone } = reading;
  const [access, schools, said, all] = await Promise.all([
    store.access(),
    store.records(streams.school, "school"),
    store.records(streams.school, "policy"),
    classesToday(reading),
  ]);
  const policies = recordsOf(said, "policy");
  const classes = all.filter(({ id }) => access?.streams[streams.class(id)] !== undefined);
  const held = new Set((access?.grants ?? []).map(({ role }) => role));
  const writes = access?.streams[streams.school]?.write ?? "none";
  return {
    person: { id: person, displayName: access?.displayName ?? session.displayName },
    roles: roles.filter((role) => held.has(role)),
    school: recordsOf(schools, "school")[0]?.fields.name ?? "",
    zone,
    classes,
    caseload: caseloadOf(access).length > 0,
    ended: (access?.ended ?? []).flatMap(({ scope, until }) => {
      const named = all.find(({ id }) => id === scope.id);
      return !named || until === null || classes.some(({ id }) => id === named.id) ? [] : [{ id: named.id, name: named.name, until }];
    }),
    may: {
      record: Object.entries(access?.streams ?? {}).some(([name, { write }]) => name.startsWith("evidence/") && write !== "none"),
      invite: inviters.some((role) => held.has(role)),
      editSchool: writes === "all",
      seePhase: seesPhases.some((role) => held.has(role)),
      seePlans: [...held].some((role) => role === "teacher" || inviters.includes(role)),
    },
    idleMinutes: { lesson: policyOf(policies, "idle-minutes-lesson"), elsewhere: policyOf(policies, "idle-minutes-elsewhere") },
    signedIn: session.signedIn,
    emptied: session.emptied,
    lastClass: session.lastClass,
    clockOffset: session.clockOffset,
  };
}
