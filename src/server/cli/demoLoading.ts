/** Puts the demonstration school into an empty database: its acts through the log, its people with their roles, all or nothing. */
import { randomInt } from "node:crypto";
import type { DemoPerson, Loadable } from "../../demo/demonstration.ts";
import type { Instant } from "../../domain/time.ts";
import type { Act } from "../../sync/change.ts";
import type { Assembled } from "../assemble.ts";
import { createAccount, isTaken } from "../identity/accounts.ts";
import { parseLogin } from "../identity/logins.ts";
import { closeSetup, holdsSchool } from "../identity/setup.ts";
import { addGrant } from "../people/grants.ts";
import type { Open, OpenLog, OpenTables } from "../storage/schoolDatabase.ts";
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

/** Acts in one step of the log: enough to be quick, few enough that the bar moves. */
const batch = 100;

function workOf(acts: readonly Act[]): Work {
  const changes = acts.flatMap((act) => act.changes);
  return {
    needs: { ...noNeeds(changes[0]?.by ?? ""), ...touchedBy(changes) },
    decide: () => ({ append: changes.map((change) => ({ change, hash: hashOf(change), late: false })) }),
  };
}

/** @param done told after every step how many acts are in, and the last of them */
async function append(log: OpenLog, acts: Iterable<Act>, done: Told): Promise<void> {
  let waiting: Act[] = [];
  let count = 0;
  const write = async () => {
    const last = waiting.at(-1);
    if (!last) return;
    const outcome = await log.work(workOf(waiting));
    if ("refused" in outcome) throw new Error("The demonstration's own act was refused.");
    count += waiting.length;
    waiting = [];
    done(count, last);
  };
  for (const act of acts) {
    waiting.push(act);
    if (waiting.length === batch) await write();
  }
  await write();
}

/** How many acts are in, and the last of them. */
export type Told = (acts: number, last: Act) => void;

/**
 * Makes a demonstration ready: passwords are slow to hash. What it returns loads it and lets its people in, each with a
 * password that is told there and never again; it belongs into a transaction, since a school that is half there is worse than
 * none.
 * @param done told how far it has come
 */
export async function readyToLoad(assembled: Assembled, demonstration: Loadable, done: Told): Promise<(open: Open) => Promise<SignIn[]>> {
  const { now, hash } = assembled;
  const people = await Promise.all(
    demonstration.people.flatMap(withLogin).map(async ({ person, displayName, login, role }) => {
      const password = newPassword();
      return { signIn: { person, displayName, role, login, password }, passwordHash: await hash(password) };
    }),
  );
  return async ({ db, log }) => {
    const at = now();
    await append(log, demonstration.acts, done);
    await giveRoles(db, demonstration, at);
    await closeSetup(db, at);
    const signIns: SignIn[] = [];
    for (const { signIn, passwordHash } of people) {
      const login = await freeLogin(db, signIn.login, signIn.person);
      const parsed = parseLogin(login);
      if (!parsed) throw new Error("The demonstration gave somebody no way to sign in.");
      await createAccount(db, signIn.person, parsed, passwordHash, at);
      signIns.push({ ...signIn, login });
    }
    return signIns;
  };
}

/**
 * Loads a demonstration into an empty school, all of it or nothing. Undefined where there is a school by the time passwords
 * are hashed: somebody else may have set one up meanwhile, and the two are never mixed.
 */
export async function loadWithSignIns(assembled: Assembled, demonstration: Loadable, done: Told): Promise<SignIn[] | undefined> {
  const load = await readyToLoad(assembled, demonstration, done);
  return assembled.database.writing(async (open) => ((await holdsSchool(open)) ? undefined : load(open)));
}

/** Those who get an account: passwords are slow to hash, and a whole school's staff would take minutes. */
function withLogin({ login, ...person }: DemoPerson): (Omit<DemoPerson, "login"> & { login: string })[] {
  return login === undefined ? [] : [{ ...person, login }];
}

/** The login itself, unless the leader who set the school up has just taken it. */
async function freeLogin(db: OpenTables, login: string, person: string): Promise<string> {
  const parsed = parseLogin(login);
  return parsed && (await isTaken(db, parsed, person)) ? `demo.${login}` : login;
}

/** Roles that hold from the demonstration's first day: what its people wrote since was theirs to write. */
async function giveRoles(db: OpenTables, { people }: Loadable, at: Instant): Promise<void> {
  for (const { person, grants } of people) for (const grant of grants) await addGrant(db, grant, person, at);
}
