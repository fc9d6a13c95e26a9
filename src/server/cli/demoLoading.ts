/** Puts the demonstration school into an empty database: its acts through the log, its people with their roles, all or nothing. */
import { randomInt } from "node:crypto";
import { v4 } from "uuid";
import type { Demonstration, DemoPerson } from "../../demo/demonstration.ts";
import type { Act } from "../../sync/change.ts";
import type { Assembled } from "../assemble.ts";
import { createAccount, isTaken } from "../identity/accounts.ts";
import { parseLogin } from "../identity/logins.ts";
import { closeSetup, isSetUp } from "../identity/setup.ts";
import { addGrant } from "../people/grants.ts";
import { SqliteLog } from "../storage/sqlite/sqliteLog.ts";
import { noNeeds, type Work } from "../storage/streamStore.ts";
import { hashOf } from "../sync/hash.ts";
import { touchedBy } from "../sync/needsOf.ts";

export interface SignIn {
  person: string;
  displayName: string;
  login: string;
  password: string;
  role: DemoPerson["role"];
}

/** Letters and figures that nobody takes for another. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/** A random password of 79 bits, in four groups that can be read out: told once, and never kept. */
function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
  return [group(), group(), group(), group()].join("-");
}

/** True when there is anything here that a demonstration must not be mixed with. */
export function holdsSchool({ db, schoolLog }: Pick<Assembled, "db" | "schoolLog">): boolean {
  const { places, classes } = schoolLog.places();
  return isSetUp(db) || schoolLog.school() !== undefined || places.length > 0 || classes.length > 0;
}

/** Acts in one step of the log: enough to be quick, few enough that the bar moves. */
const batch = 100;

function workOf(acts: readonly Act[]): Work {
  const changes = acts.flatMap((act) => act.changes);
  return {
    needs: { ...noNeeds(changes[0]?.by ?? ""), ...touchedBy(changes) },
    decide: () => ({ append: changes.map((change) => ({ change, hash: hashOf(change), late: false })) }),
  };
}

function append(log: SqliteLog, acts: readonly Act[], done: (acts: number) => void): void {
  for (let from = 0; from < acts.length; from += batch) {
    const outcome = log.work(workOf(acts.slice(from, from + batch)), () => undefined);
    if ("refused" in outcome) throw new Error("The demonstration's own act was refused.");
    done(Math.min(acts.length, from + batch));
  }
}

/** Words that the demonstration takes back are to be nowhere in the file either. */
function forgetWords({ db }: Pick<Assembled, "db">): void {
  db.pragma("wal_checkpoint(TRUNCATE)");
}

/**
 * Loads a demonstration and lets its people in, each with a password that is told here and never again. One transaction:
 * a school that is half there is worse than none.
 * @param done told how many acts are in
 */
export async function loadWithSignIns(assembled: Assembled, demonstration: Demonstration, done: (acts: number) => void): Promise<SignIn[]> {
  const { db, now, hash } = assembled;
  const signIns = demonstration.people.map(({ person, displayName, login, role }) => ({
    ...{ person, displayName, role },
    login: freeLogin(db, login, person),
    password: newPassword(),
  }));
  const hashes = new Map(await Promise.all(signIns.map(async ({ person, password }) => [person, await hash(password)] as const)));
  db.transaction(() => {
    const at = now();
    append(new SqliteLog(db, v4), demonstration.acts, done);
    giveRoles(assembled, demonstration);
    for (const { person, login } of signIns) {
      const parsed = parseLogin(login);
      const passwordHash = hashes.get(person);
      if (!parsed || passwordHash === undefined) throw new Error("The demonstration gave somebody no way to sign in.");
      createAccount(db, person, parsed, passwordHash, at);
    }
    closeSetup(db, at);
  }).immediate();
  forgetWords(assembled);
  return signIns;
}

/** The login itself, unless the leader who set the school up has just taken it. */
function freeLogin(db: Assembled["db"], login: string, person: string): string {
  const parsed = parseLogin(login);
  return parsed && isTaken(db, parsed, person) ? `demo.${login}` : login;
}

/** Roles that hold from the demonstration's first day: what its people wrote since was theirs to write. */
function giveRoles({ db, now }: Assembled, { people }: Demonstration): void {
  for (const { person, grants } of people) for (const grant of grants) addGrant(db, grant, person, now());
}
