/**
 * Every route, by every role, about one's own class, another class and one that there never was. A route that is not in the
 * table fails; so does one whose answer tells another class's child apart from a child there never was.
 */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { GrantAsked, SignedIn } from "../../src/sync/identityMessages.ts";
import { aLeader, fillSchool, hills, invited, joined, rivers, taOf, teacherOf } from "../unit/server/people.ts";
import { says, setUp, testServer, type TestServer } from "../unit/server/server.ts";
import { outcomeOf, people, table, today, whose, year, type About, type Asking, type Person, type Whose } from "./routeTable.ts";

/** A child of the other class, and words about them: in no answer to anybody but those who lead the school. */
const canary = "Benedict";
const grantsOf: Record<Exclude<Person, "nobody">, GrantAsked> = {
  leader: aLeader,
  ta: taOf(rivers.class),
  cover: { role: "cover", scope: { type: "class", id: rivers.class }, from: today, until: today },
  specialist: { role: "specialist", scope: { type: "pupil", id: rivers.pupil }, from: today, until: null },
  teacher: teacherOf(rivers.class),
  phaseLeader: { role: "phaseLeader", scope: { type: "phase", id: rivers.phase }, from: today, until: null },
  technician: { role: "technician", scope: { type: "school" }, from: today, until: null },
};

const staffList = z.object({ staff: z.array(z.looseObject({ person: z.string(), grants: z.array(z.looseObject({ id: z.string() })) })) });

/** Somebody of a class's staff who has not joined yet. */
async function staffOf(
  server: TestServer,
  leader: SignedIn,
  name: string,
  id: string,
): Promise<Pick<About, "staff" | "grant" | "invitation">> {
  const { person, invitation } = await invited(server, leader, name, [taOf(id)]);
  const { staff } = staffList.parse((await server.get("/identity/staff", leader.token)).body);
  const grant = staff.find((each) => each.person === person)?.grants[0]?.id;
  if (grant === undefined) throw new Error("Who was invited has a role.");
  return { staff: person, grant, invitation };
}

/** Words in every stream of a child and a class. */
async function fill(asking: Asking, { pupil, class: id }: { pupil: string; class: string }, words: string): Promise<void> {
  const { server, person } = asking;
  const fields = { pupil };
  await says(
    server,
    person,
    { stream: `card/${pupil}`, kind: "myPage", record: randomUUID(), fields: { ...fields, helps: words } },
    { stream: `file/${pupil}`, kind: "identity", record: randomUUID(), fields: { ...fields, misId: words } },
    { stream: `evidence/${pupil}/${year}`, kind: "observation", record: randomUUID(), fields: { ...fields, kind: "note", words } },
    { stream: `class/${id}`, kind: "activity", record: randomUUID(), fields: { name: words } },
  );
}

async function schoolFor(role: Person): Promise<{ asking: Omit<Asking, "about">; about: (which: Whose) => Promise<About> }> {
  const server = await testServer();
  const leader = await setUp(server);
  await fillSchool(server, leader.person);
  const byLeader: Asking = { server, person: leader.person, token: leader.token, about: await nothing() };
  await fill(byLeader, rivers, "Ada looked");
  await fill(byLeader, hills, `${canary} looked`);
  const person = role === "nobody" ? undefined : await joined(server, leader, `a.${role.toLowerCase()}`, [grantsOf[role]]);
  let made = 0;
  return {
    asking: { server, person: person?.person ?? "nobody", token: person?.token },
    about: async (which) => {
      if (which === "unknown") return nothing();
      const place = which === "own" ? rivers : hills;
      return { ...place, ...(await staffOf(server, leader, `Staff ${(made += 1)}`, place.class)) };
    },
  };
}

function nothing(): Promise<About> {
  const ids = { class: randomUUID(), pupil: randomUUID(), phase: "p9", staff: randomUUID(), grant: randomUUID(), invitation: randomUUID() };
  return Promise.resolve(ids);
}

describe("the table of routes", () => {
  it("has every route of the server, and none that it has not", async () => {
    const routes = (await testServer()).assembled.routes.map(({ method, path }) => `${method} ${path}`);
    const named = Object.keys(table).map((key) => key.split(" ").slice(0, 2).join(" "));
    expect([...new Set(named)].sort()).toEqual(routes.sort());
  });

  it.each(people)("gives %s what is theirs", { timeout: 120_000 }, async (role) => {
    const { asking, about } = await schoolFor(role);
    for (const [key, { ask, outcomes }] of Object.entries(table)) {
      const came: string[] = [];
      for (const which of whose) {
        const asked = await about(which);
        const answer = await ask({ ...asking, about: asked });
        came.push(outcomeOf(key, answer, asked));
        expect(answer.status, `${key} by ${role}`).toBeLessThan(500);
        if (role !== "leader") expect(JSON.stringify(answer.body), `${key} by ${role} about ${which}`).not.toContain(canary);
      }
      // Signing out works once.
      if (key === "POST /identity/sign-out" && role !== "nobody") expect(came.shift()).toBe("ok");
      expect({ [key]: came }, role).toEqual({ [key]: outcomes[role].slice(-came.length) });
    }
  });
});
