/** What a person may read and write now, as their tablet is told it. */
import type { Rights } from "../../domain/access.ts";
import { ownStreams } from "../../domain/own.ts";
import type { StreamName } from "../../domain/streams.ts";
import { holdsOn, type Day, type Instant } from "../../domain/time.ts";
import type { OwnAccess } from "../../sync/protocol.ts";
import { schoolDay } from "../projection/schoolDay.ts";
import type { PersonFacts, SchoolFacts, StreamStore } from "../storage/streamStore.ts";
import { sha256 } from "./hash.ts";
import { schoolNow } from "./standing.ts";

/** How a stream is read: whole, or what one person made. `on demand` is read when asked for and never synced. */
export interface Readable {
  reading: "all" | "own";
}

export interface Access {
  told: OwnAccess;
  /** Streams that are synced. */
  readable: ReadonlyMap<StreamName, Readable>;
  today: Day;
}

/** Works out access, and keeps what it worked out until roles, places or the day move: a poll must not read a school. */
export function accessReader(store: StreamStore) {
  let school: { version: number; facts: SchoolFacts } | undefined;
  const kept = new Map<string, { key: string; access: Access }>();

  /** The school's facts, read again only when their version moved. */
  const readSchool = async () => {
    const { accessVersion: version, epoch: life } = await store.life();
    const current = school?.version === version ? school : { version, facts: await store.schoolFacts() };
    school = current;
    return { ...current, life };
  };

  return async (person: string, now: Instant): Promise<Access> => {
    const { version, facts: everybody, life } = await readSchool();
    const facts = { person: await store.personFacts(person), school: everybody };
    const today = schoolDay(now, facts.school.zone);
    const held = schoolNow(facts, now).grants.filter((grant) => holdsOn(grant, today));
    const key = JSON.stringify([life, version, today, held, facts.person.displayName]);
    const before = kept.get(person);
    if (before?.key === key) return before.access;
    const access = { ...accessOf(person, facts, life, now, today), today };
    kept.set(person, { key, access });
    return access;
  };
}

export type AccessReader = ReturnType<typeof accessReader>;

function accessOf(
  person: string,
  facts: { person: PersonFacts; school: SchoolFacts },
  life: string,
  now: Instant,
  today: Day,
): Omit<Access, "today"> {
  const school = schoolNow(facts, now);
  const own = [...ownStreams(person, today, school)].sort(([a], [b]) => (a < b ? -1 : 1));
  const untagged = {
    life,
    displayName: facts.person.displayName,
    grants: school.grants.filter((grant) => holdsOn(grant, today)).map(({ role, scope, until }) => ({ role, scope, until })),
    streams: Object.fromEntries(own.map(([name, rights]) => [name, streamAccess(rights)])),
  };
  const readable = own.flatMap(([name, { read }]): [StreamName, Readable][] =>
    read === "all" || read === "own" ? [[name, { reading: read }]] : [],
  );
  return { told: { tag: sha256(JSON.stringify(untagged)), ...untagged }, readable: new Map(readable) };
}

function streamAccess({ read, write }: Rights): OwnAccess["streams"][string] {
  return { read, write: typeof write === "string" ? write : [...write] };
}
