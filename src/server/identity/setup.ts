/**
 * The one-time set-up: a link printed on the server's terminal, by which the first leader makes the school and their own
 * account. Until then nothing else answers. The secret is told once, kept as a hash, good for a day, and used once.
 */
import { randomUUID } from "node:crypto";
import { streams } from "../../domain/streams.ts";
import { dayOf, type Instant } from "../../domain/time.ts";
import type { ClaimSetup, DemonstrationSignIn } from "../../sync/identityMessages.ts";
import { addGrant } from "../people/grants.ts";
import { beginnings } from "../people/beginnings.ts";
import { placesOf, schoolOf, staff, state } from "../people/schoolLog.ts";
import type { Open, OpenTables, SchoolDatabase } from "../storage/schoolDatabase.ts";
import type { Refused } from "../web/route.ts";
import { createAccount, isTaken } from "./accounts.ts";
import { parseLogin } from "./logins.ts";
import type { PasswordRules } from "./passwordRules.ts";
import { hashSecret, newSecret } from "../secrets.ts";

const setupLifeMs = 24 * 60 * 60_000;

export interface SetupDeps {
  database: SchoolDatabase;
  now: () => Instant;
  rules: PasswordRules;
  hash: (password: string) => Promise<string>;
}

function read(db: OpenTables) {
  return db.selectFrom("setup").select(["secret_hash", "expires_at", "claimed_at"]).executeTakeFirst();
}

/** True once somebody has set the school up. */
export async function isSetUp(db: OpenTables): Promise<boolean> {
  const claimed = (await read(db))?.claimed_at;
  return claimed !== undefined && claimed !== null;
}

/** Makes a fresh link (any earlier one stops working), or undefined when the school is set up. Its path is told here and never again. */
export async function offerSetup(db: OpenTables, now: Instant): Promise<{ path: string; expiresAt: Instant } | undefined> {
  const secret = newSecret();
  const offered = { secret_hash: hashSecret(secret), made_at: now, expires_at: now + setupLifeMs };
  // One statement, which asks and writes at once: a server and the command line may be at it together, and a claim stands.
  const made = await db
    .insertInto("setup")
    .values({ only: 1, ...offered })
    .onConflict((conflict) => conflict.column("only").doUpdateSet(offered).where("setup.claimed_at", "is", null))
    .returning("only")
    .executeTakeFirst();
  return made && { path: `/setup#${secret}`, expiresAt: offered.expires_at };
}

/** Ends the link to set up by; a start, or `school setup`, makes another. */
export async function withdrawSetup(db: OpenTables): Promise<void> {
  await db.updateTable("setup").set({ secret_hash: null }).execute();
}

/** Says that the school is set up: nobody can claim it any more. */
export async function closeSetup(db: OpenTables, at: Instant): Promise<void> {
  await db
    .insertInto("setup")
    .values({ only: 1, made_at: at, expires_at: at, claimed_at: at })
    .onConflict((conflict) => conflict.column("only").doUpdateSet({ claimed_at: at, secret_hash: null }))
    .execute();
}

/** Whether a set-up link is still good. Uses nothing up. */
export async function openSetup(db: OpenTables, secret: string, now: Instant): Promise<Refused | undefined> {
  const setup = await read(db);
  if (setup && setup.claimed_at !== null) return { refused: "already_set_up" };
  if (setup?.secret_hash !== hashSecret(secret)) return { refused: "link_unknown" };
  return setup.expires_at <= now ? { refused: "link_expired" } : undefined;
}

/** True when the zone is one this server's clock knows. */
function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** True when there is anything here that a demonstration must not be mixed with. */
export async function holdsSchool({ db, log }: Open): Promise<boolean> {
  const { places, classes, pupils = [] } = await placesOf(log);
  const begun = (await isSetUp(db)) || (await schoolOf(log)) !== undefined;
  return begun || [await staff(log), places, classes, pupils].some(({ length }) => length > 0);
}

/** A demonstration whose slow part is done, to be loaded in the claiming transaction: how everybody in it but the leader signs in, told once. */
export type ReadyDemonstration = (open: Open) => Promise<DemonstrationSignIn[]>;

/** Makes the small demonstration class ready for a school that is being set up, in its leader's name. */
export type PrepareDemonstration = (about: { leader: string; zone: string }) => Promise<ReadyDemonstration>;

export interface Begun {
  person: string;
  /** Set when the demonstration was asked for. */
  signIns?: DemonstrationSignIn[];
}

/** Uses the link: the school with its leader, and the demonstration where it was asked for, or nothing at all. */
export async function claimSetup(deps: SetupDeps, asked: ClaimSetup, prepare: PrepareDemonstration | undefined): Promise<Begun | Refused> {
  const closed = ({ db }: Open) => openSetup(db, asked.secret, deps.now());
  const refused = await deps.database.reading(closed);
  return refused ?? beginSchool(deps, asked, { closed, ...(asked.demonstration && prepare ? { prepare } : {}) });
}

/**
 * Makes the school and what it begins with, its first leader, their account and role, in one transaction: all of it or nothing.
 * A demonstration brings its own year and frameworks, and comes to an empty school only.
 * @param closed why the school may not be begun, asked again inside the transaction
 */
export async function beginSchool(
  deps: SetupDeps,
  { school, leader }: Pick<ClaimSetup, "school" | "leader">,
  { closed, prepare }: { closed: (open: Open) => Promise<Refused | undefined>; prepare?: PrepareDemonstration },
): Promise<Begun | Refused> {
  const { database, now, rules, hash } = deps;
  const login = parseLogin(leader.login);
  if (!login) return { refused: "login_invalid", field: "leader.login" };
  if (!isZone(school.zone)) return { refused: "invalid_request", field: "school.zone" };
  const weak = rules(leader.password, [leader.displayName, leader.login, school.name]);
  if (weak) return { refused: weak, field: "leader.password" };
  const mixed = async (open: Open): Promise<Refused | undefined> =>
    prepare && (await holdsSchool(open)) ? { refused: "not_empty", field: "demonstration" } : undefined;
  const early = await database.reading(mixed);
  if (early) return early;
  const person = randomUUID();
  const passwordHash = await hash(leader.password);
  const demonstration = await prepare?.({ leader: person, zone: school.zone });
  return database.writing(async (open): Promise<Begun | Refused> => {
    const { db, log } = open;
    const at = now();
    const late = (await closed(open)) ?? (await mixed(open));
    if (late) return late;
    if (await isTaken(db, login, person)) return { refused: "login_taken", field: "leader.login" };
    await closeSetup(db, at);
    await createAccount(db, person, login, passwordHash, at);
    const from = dayOf(at, school.zone);
    await addGrant(db, { id: randomUUID(), person, role: "leader", scope: { type: "school" }, from, until: null }, person, at);
    await state(log, person, at, [
      { stream: streams.school, kind: "school", record: "school", fields: { name: school.name, zone: school.zone } },
      { stream: streams.school, kind: "staff", record: person, fields: { displayName: leader.displayName, leftOn: null } },
      ...(demonstration ? [] : beginnings(from)),
    ]);
    return demonstration ? { person, signIns: await demonstration(open) } : { person };
  });
}
