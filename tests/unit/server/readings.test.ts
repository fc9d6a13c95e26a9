/** What a server takes of who read about a child, and what it does not. */
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { linkOf } from "../../../src/server/audit/chain.ts";
import { schoolFiles } from "../../../src/server/schoolFiles.ts";
import { beginning } from "../../../src/sync/auditLink.ts";
import { linkOfReading, maxReadings, readingsHeld, type Reading } from "../../../src/sync/readingMessages.ts";
import { damageIn } from "./damageIn.ts";
import { joined, rivers, taOf } from "./people.ts";
import { readingsTold } from "./readingsTold.ts";
import { monday, setUp, testServer } from "./server.ts";

const writer = "01900000-0000-4000-8000-000000000001";

/** A chain as an iPad makes it. */
function chained(person: string, count: number, of = writer, pupil: string = rivers.pupil): Reading[] {
  const chain: Reading[] = [];
  for (let number = 1; number <= count; number += 1) {
    const read = { number, at: monday + number, pupil, page: "evidence" } as const;
    chain.push({ ...read, hash: linkOf(chain.at(-1)?.hash ?? beginning, linkOfReading(of, person, read)) });
  }
  return chain;
}

async function aSchool() {
  const server = await testServer();
  const leader = await setUp(server);
  const tom = await joined(server, leader, "tom", [taOf(rivers.class)]);
  const priya = await joined(server, leader, "priya", [taOf(rivers.class)]);
  const handsIn = (readings: object[], { token } = tom, of = writer) => server.post("/identity/readings", { writer: of, readings }, token);
  const held = async (readings: object[]) => readingsHeld.parse((await handsIn(readings)).body).held?.number ?? 0;
  const numbers = async () => (await readingsTold(server)).map(({ number }) => number);
  return { server, leader, tom, priya, handsIn, held, numbers };
}

describe("readings that are handed in", () => {
  it("follow on what is there; what was sent before is passed over", async () => {
    const { server, tom, held, numbers } = await aSchool();
    const chain = chained(tom.person, 5);
    expect([await held(chain.slice(0, 2)), await held(chain.slice(0, 4)), await held(chain.slice(0, 1)), await held(chain)]).toEqual([
      2, 4, 4, 5,
    ]);
    expect(await numbers()).toEqual([1, 2, 3, 4, 5]);
    expect(await damageIn(server)).toEqual([]);
  });

  it("are taken up to the first that does not follow: one left out, one that says otherwise, one out of its order", async () => {
    const { tom, held, numbers } = await aSchool();
    const [one, two, three, four] = chained(tom.person, 4);
    if (!one || !two || !three || !four) throw new Error("there are four");
    expect(await held([two])).toBe(0);
    expect(await held([one, three, four])).toBe(1);
    expect(await held([{ ...two, pupil: "cai" }, three])).toBe(1);
    expect(await held([three, two])).toBe(1);
    expect(await held([two, three, { ...four, at: four.at + 1 }])).toBe(3);
    expect(await numbers()).toEqual([1, 2, 3]);
  });

  it("are of whoever hands them in: nobody writes in another's chain, nor in a server's", async () => {
    const { server, tom, priya, handsIn, numbers } = await aSchool();
    const chain = chained(tom.person, 2);
    await handsIn(chain.slice(0, 1));
    expect((await handsIn(chain.slice(1), priya)).body).toMatchObject({ code: "invalid_request", field: "writer" });
    const other = "01900000-0000-4000-8000-000000000002";
    expect((await handsIn(chained(tom.person, 1, other), priya, other)).body).toEqual({ held: null });
    const [servers] = await server.asks(({ db }) => db.selectFrom("audit").select("writer").where("what", "=", "setUp").execute());
    expect((await handsIn(chain, tom, servers?.writer)).status).toBe(400);
    expect(await numbers()).toEqual([1]);
  });

  it("fit in one request, as many as go at once, with the longest of ids", async () => {
    const { tom, held } = await aSchool();
    expect(await held(chained(tom.person, maxReadings, writer, "p".repeat(64)))).toBe(maxReadings);
  });

  it("are nothing of somebody who is not signed in, nor of a page that there is not", async () => {
    const { server, tom, handsIn } = await aSchool();
    const [one] = chained(tom.person, 1);
    expect((await server.post("/identity/readings", { writer, readings: [one] })).status).toBe(401);
    expect((await handsIn([{ ...one, page: "medical" }])).status).toBe(400);
    expect((await handsIn([])).status).toBe(400);
  });
});

describe("a chain of readings", () => {
  it.each([
    ["was cut short", "delete from audit where number = 3 and what = 'recordRead'"],
    ["is gone", "delete from audit where what = 'recordRead'"],
    ["says otherwise", "update audit set about = replace(about, 'evidence', 'plan') where what = 'recordRead' and number = 2"],
  ])("that %s is found by the school's check: the server noted how far it had come", async (_name, sql) => {
    const { server, tom, held } = await aSchool();
    const chain = chained(tom.person, 3);
    await held(chain.slice(0, 2));
    await held(chain);
    expect(await damageIn(server)).toEqual([]);
    const file = new Database(schoolFiles(server.dataDir).database);
    file.exec(sql);
    file.close();
    const damage = await damageIn(server);
    expect(damage.length).toBeGreaterThan(0);
    for (const each of damage) expect(each).toMatch(/^the check finds audit at /);
  });

  it("has no mark of its own in the leaders' stream", async () => {
    const { server, tom, held } = await aSchool();
    await held(chained(tom.person, 3));
    await server.assembled.marks.all();
    const { items } = await server.assembled.store.changesAfter("leadership", 0, { bytes: 1e6, author: null });
    expect(items.map(({ record }) => record).filter((record) => record === writer)).toEqual([]);
    expect(items.map(({ kind }) => kind)).toEqual(["auditMark"]);
  });
});
