/** A school full of secrets, and somebody of every role in it. */
import { createECDH } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { streams } from "../../../src/domain/streams.ts";
import { hashSecret } from "../../../src/server/secrets.ts";
import { linkMade, rescueList, staffList, type GrantAsked, type SignedIn } from "../../../src/sync/identityMessages.ts";
import { fileOf, jpegBytes } from "../../fixtures/pictureBytes.ts";
import { aLeader, fillSchool, hills, invited, joined, phaseLeaderOf, rivers, taOf, teacherOf } from "../../unit/server/people.ts";
import { goodPassword, says, secretOf, setUp, setUpSecret, taken, type TestServer } from "../../unit/server/server.ts";
import type { About } from "../routeTable.ts";
import { actors, inBase64, readersOf, type Actor, type Canary } from "./canaries.ts";

const today = "2026-09-21";
const year = "2026-27";
/** A child who has left, and may be erased. */
export const gone = "pupil-gone";
export const tablet = "01900000-0000-7000-8000-000000000001";
export const pictureOf = "picture-of-";
export const seen = "seen-by-leader-";
export const ownOfTa = "seen-by-ta";

const grants: Record<Exclude<Actor, "nobody">, GrantAsked> = {
  ta: taOf(rivers.class),
  cover: { role: "cover", scope: { type: "class", id: rivers.class }, from: today, until: today },
  specialist: { role: "specialist", scope: { type: "pupil", id: rivers.pupil }, from: today, until: null },
  teacher: teacherOf(rivers.class),
  phaseLeader: phaseLeaderOf(rivers.phase),
  leader: aLeader,
  technician: { role: "technician", scope: { type: "school" }, from: today, until: null },
  otherTeacher: teacherOf(hills.class),
  leaver: taOf(rivers.class),
};

/** What a school is made of, apart from its database: it is read back into a copy of that as it is. */
export interface Made {
  who: (actor: Actor) => { person: string; token: string | undefined };
  own: About;
  foreign: About;
  canaries: readonly Canary[];
  links: { join: string; reset: string; withdrawn: string };
  rescue: string;
}

/** Everything said of a class and its child, each in words that stand nowhere else. */
async function fill(server: TestServer, by: string, { class: id, pupil }: { class: string; pupil: string }): Promise<Canary[]> {
  const canaries: Canary[] = [];
  const secret = (stream: string, what: string) => {
    const word = `qx${what}of${pupil.replace("pupil-", "")}`;
    canaries.push({ texts: [word], where: `${what} in ${stream}`, readers: readersOf[stream] ?? [] });
    return word;
  };
  const [card, file, evidence, ofClass] = [streams.card(pupil), streams.file(pupil), streams.evidence(pupil, year), streams.class(id)];
  const { original, thumbnail } = picturesOf(pupil);
  await says(
    server,
    by,
    { stream: card, kind: "pupil", record: pupil, fields: { firstName: secret(card, "First"), lastName: secret(card, "Last") } },
    { stream: card, kind: "myPage", record: `page-${pupil}`, fields: { pupil, helps: secret(card, "Helps") } },
    { stream: card, kind: "target", record: `target-${pupil}`, fields: { pupil, wording: secret(card, "Target") } },
    { stream: card, kind: "strategy", record: `strategy-${pupil}`, fields: { pupil, wording: secret(card, "Strategy") } },
    {
      stream: file,
      kind: "identity",
      record: `identity-${pupil}`,
      fields: { pupil, upn: secret(file, "Upn"), misId: secret(file, "Mis") },
    },
    { stream: evidence, kind: "observation", record: `${seen}${pupil}`, fields: { pupil, kind: "note", words: secret(evidence, "Note") } },
    {
      stream: evidence,
      kind: "remark",
      record: `remark-${pupil}`,
      fields: { pupil, observation: "one", words: secret(evidence, "Remark") },
    },
    {
      ...{ stream: evidence, kind: "picture", record: `${pictureOf}${pupil}` },
      fields: {
        ...{ pupil, observation: `${seen}${pupil}`, type: "image/jpeg", width: 40, height: 30 },
        ...{ original: fileOf(original), thumbnail: fileOf(thumbnail) },
      },
    },
    { stream: ofClass, kind: "activity", record: `activity-${pupil}`, fields: { name: secret(ofClass, "Activity") } },
  );
  return canaries;
}

/** Somebody of a class's staff who has not joined yet. */
async function newcomer(server: TestServer, leader: SignedIn, name: string, place: typeof rivers): Promise<About & { path: string }> {
  const { person, invitation, path } = await invited(server, leader, name, [taOf(place.class)]);
  const { staff } = taken(await server.get("/identity/staff", leader.token), staffList);
  const grant = staff.find((each) => each.person === person)?.grants[0]?.id;
  if (grant === undefined) throw new Error("Who was invited has a role.");
  return { ...place, staff: person, grant, invitation, path };
}

/** The picture itself, put by somebody who may: of it both parts are whole. */
async function putPicture(server: TestServer, { person, token }: SignedIn, pupil: string): Promise<void> {
  for (const part of ["original", "thumbnail"] as const) {
    const bytes = Buffer.from(picturesOf(pupil)[part]).toString("base64");
    const asked = { version: 1, person, stream: streams.evidence(pupil, year), record: `${pictureOf}${pupil}`, part, from: 0, bytes };
    taken(await server.post("/sync/blobs/put", asked, token), z.object({ whole: z.literal(true) }));
  }
}

export function picturesOf(pupil: string): { original: Uint8Array; thumbnail: Uint8Array } {
  const seed = pupil === hills.pupil ? 11 : 7;
  return { original: jpegBytes(2_400, seed), thumbnail: jpegBytes(900, seed + 2) };
}

const hidden = (where: string, ...texts: string[]): Canary => ({ texts, where, readers: [] });

/** What nobody is ever told: what signs in, what links open by, and what both are kept as. */
async function secretsOf(server: TestServer, links: readonly string[], tokens: readonly string[]): Promise<Canary[]> {
  const { hashes, sessions } = await server.asks(async ({ db }) => ({
    hashes: await db.selectFrom("account").select("password").execute(),
    sessions: await db.selectFrom("session").select("token").execute(),
  }));
  return [
    hidden("a password", goodPassword),
    hidden("a password's hash", ...hashes.flatMap(({ password }) => password ?? [])),
    hidden("a session's hash", ...sessions.map(({ token }) => token)),
    hidden("a session's token", ...tokens),
    hidden("a link's secret", ...links),
    hidden("a link's hash", ...links.map(hashSecret)),
    hidden("the server's own secret", "a secret of the tests, long enough to use"),
    hidden(
      "the rescue key",
      ...readFileSync(join(server.dataDir, "rescue.key"), "utf8")
        .split("\n")
        .filter((line) => line.length > 40),
    ),
  ];
}

export async function makeSchool(server: TestServer): Promise<Made> {
  const setUpBy = await setUpSecret(server);
  const first = await setUp(server);
  await fillSchool(server, first.person);
  const signedIn = new Map<Actor, SignedIn>();
  for (const actor of actors)
    if (actor !== "nobody")
      signedIn.set(actor, await joined(server, first, `qxlogin.${actor.toLowerCase()}`, [grants[actor]], goodPassword, `Member ${actor}`));
  const of = (actor: Actor) => signedIn.get(actor) ?? { person: "nobody", token: undefined };
  const canaries: Canary[] = [];
  for (const place of [rivers, hills]) canaries.push(...(await fill(server, first.person, place)));
  const left = { firstName: "qxFirstofgone", lastName: "qxLastofgone", leftOn: today } as const;
  await says(server, first.person, { stream: streams.card(gone), kind: "pupil", record: gone, fields: left });
  canaries.push({ texts: [left.firstName, left.lastName], where: "the name of who has left", readers: ["leader"] });
  for (const [actor, place] of [
    ["ta", rivers],
    ["otherTeacher", hills],
  ] as const) {
    const by = signedIn.get(actor);
    if (by) await putPicture(server, by, place.pupil);
  }
  await says(server, of("ta").person, {
    ...{ stream: streams.evidence(rivers.pupil, year), kind: "observation", record: ownOfTa },
    fields: { pupil: rivers.pupil, kind: "note", words: "looked up" },
  });
  const [own, foreign] = [await newcomer(server, first, "New One", rivers), await newcomer(server, first, "New Two", hills)];
  const withdrawn = await newcomer(server, first, "New Three", hills);
  const reset = taken(await server.post("/identity/links", { person: own.staff }, first.token), linkMade);
  await server.post("/identity/links/withdraw", { invitation: withdrawn.invitation }, first.token);
  await server.post("/identity/departures", { person: of("leaver").person, leftOn: today }, first.token);
  const asked = { ephemeral: createECDH("prime256v1").generateKeys("base64"), wrapping: tablet };
  await server.post("/identity/rescues", asked, of("ta").token);
  const { rescues } = taken(await server.get("/identity/rescues", first.token), rescueList);
  await server.post("/identity/sign-in", { login: "qxlogin.cover", password: goodPassword, tablet });

  const links = { join: secretOf(foreign.path), reset: secretOf(reset.path), withdrawn: secretOf(withdrawn.path) };
  const logins = [...signedIn.keys()].map((actor): Canary => ({
    texts: [`qxlogin.${actor.toLowerCase()}`],
    where: `the user name of ${actor}`,
    readers: [actor],
  }));
  const ofPictures: Canary[] = [rivers, hills].map(({ pupil }) => ({
    texts: Object.values(picturesOf(pupil)).flatMap((bytes) => [300, 600].flatMap((at) => inBase64(bytes.subarray(at, at + 60)))),
    where: `the picture of ${pupil}`,
    readers: readersOf[streams.evidence(pupil, year)]?.filter((actor) => actor !== "leader") ?? [],
  }));
  const tokens = [...signedIn.values()].map(({ token }) => token);
  return {
    who: of,
    own,
    foreign,
    canaries: [...canaries, ...logins, ...ofPictures, ...(await secretsOf(server, [...Object.values(links), setUpBy], tokens))],
    links,
    rescue: rescues[0]?.id ?? "none",
  };
}
