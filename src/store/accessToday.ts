/** Access is dated: what the server last said holds until the days it named, and a tablet that was away since closes it by itself. */
import { ownStreams, type School } from "../domain/own.ts";
import type { Grant } from "../domain/roles.ts";
import { parseStream, streams } from "../domain/streams.ts";
import { dayOf } from "../domain/time.ts";
import type { OwnAccess } from "../sync/protocol.ts";
import { recordsOf } from "../sync/recordOf.ts";
import type { Core } from "./core.ts";
import { metaRow } from "./metaRows.ts";
import { records } from "./reading.ts";

type ToldGrant = OwnAccess["grants"][number];

export interface AccessToday extends OwnAccess {
  /** Grants that were told and have ended by their date since. */
  ended: OwnAccess["grants"];
}

/** Grants are told as they hold, so only their ends are left to look at. */
function grantOf(person: string, { role, scope: { type, id = "" }, until }: ToldGrant): Grant {
  return { id: "", person, role, scope: type === "school" ? { type } : { type, id }, from: "", until };
}

/** The places and classes this tablet knows of: those of its own cards. */
async function schoolHere(core: Core, { streams: own }: OwnAccess): Promise<Omit<School, "grants">> {
  const pupils = Object.keys(own).flatMap((name) => {
    const parts = parseStream(name);
    return parts?.type === "card" && parts.id !== undefined ? [parts.id] : [];
  });
  const memberships = await Promise.all(pupils.map((pupil) => records(core, streams.card(pupil), "membership")));
  const places = recordsOf(memberships.flat(), "membership").flatMap(({ fields: { pupil, of, value, from, until = null } }) =>
    pupil === undefined || of === undefined || value === undefined || from === undefined ? [] : [{ pupil, of, value, from, until }],
  );
  const classes = recordsOf(await records(core, streams.school, "class"), "class");
  return { places, pupils, classes: classes.map(({ id, fields }) => ({ id, phase: fields.phase ?? null })) };
}

/** What this person may do today. Most days no grant has ended, and it is what the server said. */
export async function accessToday(core: Core): Promise<AccessToday | undefined> {
  const read = core.read();
  const access = (await metaRow(read, "access"))?.access;
  if (!access?.grants.some(({ until }) => until !== null)) return access && { ...access, ended: [] };
  // Whoever is leaving has no clock any more, and is still read once for their tile.
  const offset = (await metaRow(read, "clock"))?.offset ?? 0;
  const today = dayOf(core.now() + offset, core.zone);
  const ended = access.grants.filter(({ until }) => until !== null && until < today);
  if (ended.length === 0) return { ...access, ended };
  const grants = access.grants.filter((grant) => !ended.includes(grant));
  const school = { ...(await schoolHere(core, access)), grants: grants.map((grant) => grantOf(core.person, grant)) };
  const own = ownStreams(core.person, today, school);
  const open = Object.keys(access.streams).flatMap((name) => {
    const rights = own.get(name);
    if (!rights) return [];
    const { read: reading, write } = rights;
    return [[name, { read: reading, write: typeof write === "string" ? write : [...write] }] as const];
  });
  return { ...access, grants, streams: Object.fromEntries(open), ended };
}
