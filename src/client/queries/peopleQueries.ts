/** Who is signed in and what they may open; the adults of a class; the staff a leader manages. */
import { roles, type Role } from "../../domain/roles.ts";
import { parseStream, streams } from "../../domain/streams.ts";
import { dayOf, holdsOn } from "../../domain/time.ts";
import type { StaffList } from "../../sync/identityMessages.ts";
import { recordsOf } from "../../sync/recordOf.ts";
import type { ClassChoice, SessionView, StaffChoice, StaffView } from "../views/people.ts";
import type { Reading } from "./reading.ts";

/** Classes and groups this person opens: those whose stream they may read, today's only. */
async function classChoices({ store, zone, now }: Reading): Promise<ClassChoice[]> {
  const today = dayOf(now, zone);
  const access = await store.access();
  const own = new Set(
    Object.keys(access?.streams ?? {}).flatMap((name) => (parseStream(name)?.type === "class" ? [parseStream(name)?.id] : [])),
  );
  return recordsOf(await store.records(streams.school, "class"), "class")
    .filter(({ id, fields }) => own.has(id) && holdsOn({ from: fields.from ?? "", until: fields.until }, today))
    .map(({ id, fields }) => ({ id, name: fields.name ?? "", type: fields.type ?? "class" }))
    .sort((a, b) => a.type.localeCompare(b.type) || a.name.localeCompare(b.name, "en-GB", { numeric: true }));
}

const inviters: readonly Role[] = ["leader", "phaseLeader"];

export async function sessionQuery(
  reading: Reading,
  session: Pick<SessionView, "signedIn" | "lastClass" | "clockOffset"> & { displayName: string },
): Promise<SessionView> {
  const { store, person, zone } = reading;
  const [access, schools, classes] = await Promise.all([store.access(), store.records(streams.school, "school"), classChoices(reading)]);
  const held = new Set((access?.grants ?? []).map(({ role }) => role));
  const writes = access?.streams[streams.school]?.write ?? "none";
  return {
    person: { id: person, displayName: access?.displayName ?? session.displayName },
    roles: roles.filter((role) => held.has(role)),
    school: recordsOf(schools, "school")[0]?.fields.name ?? "",
    zone,
    classes,
    may: {
      record: Object.entries(access?.streams ?? {}).some(([name, { write }]) => name.startsWith("evidence/") && write !== "none"),
      invite: inviters.some((role) => held.has(role)),
      editSchool: writes === "all",
      seePlans: [...held].some((role) => role === "teacher" || inviters.includes(role)),
    },
    signedIn: session.signedIn,
    lastClass: session.lastClass,
    clockOffset: session.clockOffset,
  };
}

/** Staff of the school who may have seen it, this person first; those who left are not offered. */
export async function staffChoicesQuery({ store, person, zone, now }: Reading): Promise<StaffChoice[]> {
  const today = dayOf(now, zone);
  const staff = recordsOf(await store.records(streams.school, "staff"), "staff")
    .filter(({ fields }) => typeof fields.leftOn !== "string" || fields.leftOn > today)
    .map(({ id, fields }) => ({ id, displayName: fields.displayName ?? "" }));
  return staff.sort((a, b) => Number(b.id === person) - Number(a.id === person) || a.displayName.localeCompare(b.displayName, "en-GB"));
}

export function staffViews({ staff }: StaffList): StaffView[] {
  return staff.map(({ person, displayName, hasAccount, link, grants }) => ({
    id: person,
    displayName,
    login: null,
    invited: !hasAccount && link !== null,
    grants: grants.map(({ id, role, scope, from, until }) => ({ id, role, scope, from, until })),
  }));
}
