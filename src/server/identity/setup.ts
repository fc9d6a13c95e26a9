/**
 * The one-time set-up: a link printed on the server's terminal, by which the first leader makes the school and their own
 * account. Until then nothing else answers. The secret is told once, kept as a hash, good for a day, and used once.
 */
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { streams } from "../../domain/streams.ts";
import { dayOf, type Instant } from "../../domain/time.ts";
import type { ClaimSetup, DemonstrationSignIn } from "../../sync/identityMessages.ts";
import { addGrant } from "../people/grants.ts";
import { beginnings } from "../people/beginnings.ts";
import type { SchoolLog } from "../people/schoolLog.ts";
import type { Connection } from "../storage/database.ts";
import type { Refused } from "../web/route.ts";
import { createAccount, isTaken } from "./accounts.ts";
import { parseLogin } from "./logins.ts";
import type { PasswordRules } from "./passwordRules.ts";
import { hashSecret, newSecret } from "../secrets.ts";

const setupLifeMs = 24 * 60 * 60_000;

export interface SetupDeps {
  db: Connection;
  log: SchoolLog;
  now: () => Instant;
  rules: PasswordRules;
  hash: (password: string) => Promise<string>;
}

const row = z.object({ secret_hash: z.string().nullable(), expires_at: z.number(), claimed_at: z.number().nullable() });

function read(db: Connection) {
  const found = db.prepare("select * from setup").get();
  return found === undefined ? undefined : row.parse(found);
}

/** True once somebody has set the school up. */
export function isSetUp(db: Connection): boolean {
  const claimed = read(db)?.claimed_at;
  return claimed !== undefined && claimed !== null;
}

/** Makes a fresh link (any earlier one stops working), or undefined when the school is set up. Its path is told here and never again. */
export function offerSetup(db: Connection, now: Instant): { path: string; expiresAt: Instant } | undefined {
  const secret = newSecret();
  const expiresAt = now + setupLifeMs;
  // One statement, which asks and writes at once: a server and the command line may be at it together, and a claim stands.
  const { changes } = db
    .prepare(
      `insert into setup (only, secret_hash, made_at, expires_at) values (1, :hash, :now, :expiresAt)
       on conflict (only) do update set secret_hash = :hash, made_at = :now, expires_at = :expiresAt where claimed_at is null`,
    )
    .run({ hash: hashSecret(secret), now, expiresAt });
  return changes === 0 ? undefined : { path: `/setup#${secret}`, expiresAt };
}

/** Ends the link to set up by; a start, or `school setup`, makes another. */
export function withdrawSetup(db: Connection): void {
  db.prepare("update setup set secret_hash = null").run();
}

/** Says that the school is set up: nobody can claim it any more. */
export function closeSetup(db: Connection, at: Instant): void {
  db.prepare(
    `insert into setup (only, made_at, expires_at, claimed_at) values (1, :at, :at, :at)
     on conflict (only) do update set claimed_at = :at, secret_hash = null`,
  ).run({ at });
}

/** Whether a set-up link is still good. Uses nothing up. */
export function openSetup(db: Connection, secret: string, now: Instant): Refused | undefined {
  if (isSetUp(db)) return { refused: "already_set_up" };
  const setup = read(db);
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
export function holdsSchool({ db, log }: Pick<SetupDeps, "db" | "log">): boolean {
  const { places, classes, pupils = [] } = log.places();
  return isSetUp(db) || log.school() !== undefined || [log.staff(), places, classes, pupils].some(({ length }) => length > 0);
}

/** A demonstration whose slow part is done: `load` belongs into the claiming transaction, `loaded` is called once that has committed. */
export interface ReadyDemonstration {
  /** How everybody in it but the leader signs in, told once. */
  load: () => DemonstrationSignIn[];
  loaded: () => void;
}

/** Makes the small demonstration class ready for a school that is being set up, in its leader's name. */
export type PrepareDemonstration = (about: { leader: string; zone: string }) => Promise<ReadyDemonstration>;

export interface Begun {
  person: string;
  /** Set when the demonstration was asked for. */
  signIns?: DemonstrationSignIn[];
}

/** Uses the link: the school with its leader, and the demonstration where it was asked for, or nothing at all. */
export async function claimSetup(deps: SetupDeps, asked: ClaimSetup, prepare: PrepareDemonstration | undefined): Promise<Begun | Refused> {
  const closed = () => openSetup(deps.db, asked.secret, deps.now());
  return closed() ?? beginSchool(deps, asked, { closed, ...(asked.demonstration && prepare ? { prepare } : {}) });
}

/**
 * Makes the school and what it begins with, its first leader, their account and role, in one transaction: all of it or nothing.
 * A demonstration brings its own year and frameworks, and comes to an empty school only.
 * @param closed why the school may not be begun, asked again inside the transaction
 */
export async function beginSchool(
  deps: SetupDeps,
  { school, leader }: Pick<ClaimSetup, "school" | "leader">,
  { closed, prepare }: { closed: () => Refused | undefined; prepare?: PrepareDemonstration },
): Promise<Begun | Refused> {
  const { db, log, now, rules, hash } = deps;
  const login = parseLogin(leader.login);
  if (!login) return { refused: "login_invalid", field: "leader.login" };
  if (!isZone(school.zone)) return { refused: "invalid_request", field: "school.zone" };
  const weak = rules(leader.password, [leader.displayName, leader.login, school.name]);
  if (weak) return { refused: weak, field: "leader.password" };
  const mixed = (): Refused | undefined => (prepare && holdsSchool(deps) ? { refused: "not_empty", field: "demonstration" } : undefined);
  const early = mixed();
  if (early) return early;
  const person = randomUUID();
  const passwordHash = await hash(leader.password);
  const demonstration = await prepare?.({ leader: person, zone: school.zone });
  const begun = db
    .transaction((): Begun | Refused => {
      const at = now();
      const late = closed() ?? mixed();
      if (late) return late;
      if (isTaken(db, login, person)) return { refused: "login_taken", field: "leader.login" };
      closeSetup(db, at);
      createAccount(db, person, login, passwordHash, at);
      const from = dayOf(at, school.zone);
      addGrant(db, { id: randomUUID(), person, role: "leader", scope: { type: "school" }, from, until: null }, person, at);
      log.state(person, at, [
        { stream: streams.school, kind: "school", record: "school", fields: { name: school.name, zone: school.zone } },
        { stream: streams.school, kind: "staff", record: person, fields: { displayName: leader.displayName, leftOn: null } },
        ...(demonstration ? [] : beginnings(from)),
      ]);
      return demonstration ? { person, signIns: demonstration.load() } : { person };
    })
    .immediate();
  if (!("refused" in begun)) demonstration?.loaded();
  return begun;
}
