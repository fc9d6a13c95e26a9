import { z } from "zod";
import { card, expect, hasToSend, opensTile, signIn, switchTo, test, type Adult } from "../harness/classroom.ts";
import { coversTheScreen, exchanges, opensTheClass, says, signedOut, signsInToSend, tabletOf } from "../harness/deeds.ts";
import { personsOf, pushesAsked } from "../harness/overheard.ts";
import type { School } from "../harness/school.ts";
import { changesOnServer } from "../harness/schoolFile.ts";

/** By whom each change of the log was made that was not there before. */
const madeSince = (school: School, before: ReadonlySet<string>) =>
  changesOnServer(school).flatMap(({ id, by }) => (before.has(id) ? [] : [by]));

test("the school signs somebody out everywhere: they work on, are asked to sign in, and everything is sent", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const tom = one("ta");
  const toms = await tabletOf(newTablet, classroom, "ta");
  toms.forgives(signedOut);
  const before = new Set(changesOnServer(school).map(({ id }) => id));
  await school.command("staff", "sign-out", tom.person);

  await says(toms, "Amara", "On own");
  await toms.sees(/Sign in to send, 1 to send/);
  await says(toms, "Bilal", "A bit of help");
  await hasToSend(toms, 2);
  await toms.reload();
  await opensTile(toms, tom);
  await toms.sees({ role: "button", name: card("Amara") });
  await says(toms, "Cai", "Not yet");
  await toms.sees(/Sign in to send, 3 to send/);
  expect(madeSince(school, before)).toEqual([]);

  await signsInToSend(toms, tom, tom.password);
  await toms.sees(/Up to date/);
  await hasToSend(toms, 0);
  expect(madeSince(school, before)).toEqual([tom.person, tom.person, tom.person]);
});

const signedIn = z.object({ token: z.string() });

/** Chooses another password, on some other tablet. */
const changesPassword = async ({ origin }: School, { login, password }: Adult, next: string): Promise<void> => {
  const ask = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(new URL(path, origin), {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const { token } = signedIn.parse(await (await ask("/identity/sign-in", { login, password })).json());
  const changed = await ask("/identity/password", { current: password, next }, { authorization: `Bearer ${token}` });
  if (!changed.ok) throw new Error(`the password was not changed: ${await changed.text()}`);
};

test("a password is changed elsewhere: the new one sends what waits, and the PIN goes on opening the tablet with no network", async ({
  classroom,
  newTablet,
}) => {
  const { school, one } = classroom;
  const tom = one("ta");
  const toms = await tabletOf(newTablet, classroom, "ta");
  toms.forgives(signedOut);
  const before = new Set(changesOnServer(school).map(({ id }) => id));
  const next = "seven-quiet-otters";
  await changesPassword(school, tom, next);
  await says(toms, "Amara", "On own");
  await toms.sees(/Sign in to send, 1 to send/);

  await signsInToSend(toms, tom, tom.password);
  await toms.sees(/That name and password do not go together/);
  await toms.type("Password", next);
  await toms.tap({ role: "button", name: "Sign in", within: { role: "dialog", name: "Sign in" } });
  await toms.sees(/Up to date/);
  expect(madeSince(school, before)).toEqual([tom.person]);

  await school.kill();
  await opensTheClass(toms);
  await switchTo(toms, tom);
});

test("a colleague signs in on somebody's tablet, on their very page: neither's work ever leaves under the other's name", async ({
  classroom,
  newTablet,
}) => {
  test.setTimeout(240_000);
  const { school, all } = classroom;
  const [tom, leanne] = all("ta");
  if (!tom || !leanne) throw new Error("the demonstration has two assistants at least");
  const tablet = await newTablet(school.origin);
  tablet.forgives(signedOut);
  const signIns = tablet.wire.overhear(/^\/identity\/sign-in/);
  const pushes = tablet.wire.overhear(/^\/sync\/push/);
  await tablet.open("/");
  await signIn(tablet, tom);
  const before = new Set(changesOnServer(school).map(({ id }) => id));
  await school.command("staff", "sign-out", tom.person);
  await says(tablet, "Amara", "On own");
  await says(tablet, "Bilal", "On own");
  await tablet.sees(/Sign in to send, 2 to send/);

  await signsInToSend(tablet, leanne, leanne.password);
  await tablet.sees(/Somebody else is signed in on this connection\. Switch to your own name/);
  expect(madeSince(school, before)).toEqual([]);
  await tablet.tap({ role: "button", name: "Close", within: { role: "dialog", name: "Sign in" } });
  await coversTheScreen(tablet);
  await tablet.tap({ role: "button", name: "Someone else" });
  await signIn(tablet, leanne);
  await tablet.sees({ role: "button", name: /^Signed in: ?Leanne/ });
  await tablet.sees(/Up to date/);
  await opensTheClass(tablet);
  await says(tablet, "Cai", "Not yet");
  await exchanges(tablet);
  expect(madeSince(school, before)).toEqual([leanne.person]);

  await opensTheClass(tablet);
  await switchTo(tablet, tom);
  await signsInToSend(tablet, tom, tom.password);
  await tablet.sees(/Up to date/);
  expect(madeSince(school, before).sort()).toEqual([tom.person, tom.person, leanne.person].sort());

  const whose = personsOf(signIns);
  const sent = pushesAsked(pushes);
  expect(sent.length).toBeGreaterThanOrEqual(2);
  for (const { token, person, acts } of sent) {
    expect(whose.get(token)).toBe(person);
    for (const { changes } of acts) for (const { by } of changes) expect(by).toBe(person);
  }
});
