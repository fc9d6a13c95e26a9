import Database from "better-sqlite3";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { createAudit } from "../../../src/server/audit/audit.ts";
import { auditedStore } from "../../../src/server/audit/auditedStore.ts";
import { noNeeds, type Appending, type Work } from "../../../src/server/storage/streamStore.ts";
import { schoolFiles } from "../../../src/server/schoolFiles.ts";
import { erase } from "../../../src/server/sync/erase.ts";
import { formatStamp } from "../../../src/sync/stamp.ts";
import { terminal as school } from "./terminal.ts";
import { invited, joined, rivers, taOf } from "./people.ts";
import { goodPassword, otherPassword, secretOf, setUp, testServer, type TestServer } from "./server.ts";

const atFirst = { ms: 1_790_000_000_000, counter: 0, replica: "aaaaaaaaaaaaaaaa" };
const entries = z.array(z.looseObject({ person: z.string(), what: z.string(), about: z.string(), at: z.int() }));

/** What was noted: who, what, and about what, in the order of each chain. */
async function noted(server: TestServer): Promise<(readonly [person: string, what: string, about: unknown])[]> {
  const rows = entries.parse(
    await server.asks(({ db }) => db.selectFrom("audit").selectAll().orderBy("writer").orderBy("number").execute()),
  );
  return rows.map(({ person, what, about }) => [person, what, JSON.parse(about)] as const);
}

async function aSchool() {
  const server = await testServer();
  const leader = await setUp(server);
  const tom = await joined(server, leader, "tom", [taOf(rivers.class)]);
  return { server, leader, tom };
}

describe("what the audit tells", () => {
  it("is who set the school up, came in, was let in, and was not", async () => {
    const { server, leader, tom } = await aSchool();
    await server.post("/identity/sign-in", { login: "tom", password: otherPassword });
    await server.post("/identity/sign-in", { login: "tom", password: goodPassword });
    await server.post("/identity/sign-out", {}, tom.token);
    expect(await noted(server)).toEqual([
      [leader.person, "setUp", {}],
      [leader.person, "secondStepSetUp", {}],
      [leader.person, "invited", { person: tom.person }],
      [tom.person, "linkUsed", {}],
      ["", "signInRefused", {}],
      [tom.person, "signedIn", {}],
      [tom.person, "signedOut", {}],
    ]);
  });

  it("is who gave, ended and refused what", async () => {
    const { server, leader, tom } = await aSchool();
    const before = (await noted(server)).length;
    const grant = { role: "teacher", scope: { type: "class", id: rivers.class }, from: "2026-09-21", until: null };
    const given = z
      .looseObject({ id: z.string() })
      .parse((await server.post("/identity/grants", { person: tom.person, grant }, leader.token)).body);
    await server.post("/identity/grants/end", { grant: given.id }, leader.token);
    await server.post("/identity/grants", { person: leader.person, grant }, tom.token);
    await server.post("/identity/sessions/end", { person: tom.person }, leader.token);
    await server.post("/identity/departures", { person: tom.person, leftOn: "2026-09-21" }, leader.token);
    expect((await noted(server)).slice(before)).toEqual([
      [leader.person, "granted", { person: tom.person, grant: given.id, role: "teacher" }],
      [leader.person, "grantEnded", { person: tom.person, grant: given.id, role: "teacher" }],
      [tom.person, "refused", { route: "/identity/grants", code: "may_not_invite" }],
      [leader.person, "sessionsEnded", { person: tom.person }],
      [leader.person, "left", { person: tom.person, leftOn: "2026-09-21" }],
    ]);
  });

  it("is whose history was read, what was sent that was not theirs, what was erased, and which policy was changed", async () => {
    const { server, leader, tom } = await aSchool();
    const before = (await noted(server)).length;
    await server.post("/sync/history", { version: 1, person: tom.person, pupil: rivers.pupil }, tom.token);
    const says = async (person: string, token: string, fields: object) => {
      const id = v7();
      const at = formatStamp({ ms: server.clock.now, counter: 0, replica: "aaaaaaaaaaaaaaaa" });
      const about = { stream: "school", kind: "policy", record: "policy-x", fields, at, by: person, replica: "aaaaaaaaaaaaaaaa" };
      const acts = [{ id, changes: [{ id, act: id, ...about }] }];
      await server.post("/sync/push", { version: 1, person, replica: "aaaaaaaaaaaaaaaa", acts }, token);
      return id;
    };
    await says(tom.person, tom.token, { policy: "offline-days", value: 14 });
    const change = await says(leader.person, leader.token, { policy: "offline-days", value: 14 });
    const { store } = server.assembled;
    const ids = { newUuid: v7, replica: "ledger0000000000" };
    await erase({ store, now: () => server.clock.now }, ids, { stream: `file/${rivers.pupil}`, why: "request", by: leader.person });
    expect((await noted(server)).slice(before)).toEqual([
      [tom.person, "historyRead", { pupil: rivers.pupil }],
      [tom.person, "refused", { route: "/sync/push", code: "forbidden_kind", acts: 1 }],
      [leader.person, "policyChanged", { change, record: "policy-x" }],
      [leader.person, "erased", { stream: `file/${rivers.pupil}` }],
    ]);
  });

  it("holds no name, no login, no secret and no address", async () => {
    const { server, leader } = await aSchool();
    const { path } = await invited(server, leader, "Jo Bell", [taOf(rivers.class)]);
    await server.post("/identity/sign-in", { login: "mistyped@meadowbank.example", password: goodPassword });
    const text = JSON.stringify(await noted(server));
    for (const never of ["Jo", "Ruth", "tom", "meadowbank", secretOf(path), goodPassword, "127.0.0.1"]) expect(text).not.toContain(never);
  });

  it("is a policy once, though it was decided twice before it stood, and not one that did not stand", async () => {
    const { server, leader } = await aSchool();
    const before = (await noted(server)).length;
    const { store, audit, database } = server.assembled;
    const policy = (id: string): Appending => {
      const about = {
        stream: "school",
        kind: "policy",
        record: `policy of ${id}`,
        fields: {},
        at: formatStamp(atFirst),
        by: leader.person,
      };
      return { change: { id, act: id, ...about, replica: atFirst.replica }, hash: "", late: false };
    };
    const work = (id: string): Work => ({ needs: noNeeds(leader.person), decide: () => ({ append: [policy(id)] }) });
    const found = await store.find(noNeeds(leader.person));
    const kept = ({ change: { id, stream, by, at } }: Appending) => ({ id, stream, by, at, hash: "", redacted: false, epoch: "", seq: 1 });
    const again = auditedStore(
      {
        ...store,
        append(works) {
          for (const { decide } of [...works, ...works]) decide(found);
          return Promise.resolve([{ appended: [kept(policy("stands"))], known: [] }, { refused: { code: "conflict" } }]);
        },
      },
      audit,
      database,
    );
    await again.append([work("stands"), work("does not")]);
    expect((await noted(server)).slice(before)).toEqual([
      [leader.person, "policyChanged", { change: "stands", record: "policy of stands" }],
    ]);
  });

  it("is not told of what did not happen after all", async () => {
    const { server } = await aSchool();
    const before = await noted(server);
    const audit = createAudit("another", () => server.clock.now);
    const undone = server.asks(async ({ db }) => {
      await audit.note(db, "x", "granted");
      throw new Error("it was decided otherwise");
    });
    await expect(undone).rejects.toThrow();
    expect(await noted(server)).toEqual(before);
  });
});

describe("the audit's marks", () => {
  it("are kept in the leaders' stream, once an hour has gone by or many entries wait, and for every chain when asked", async () => {
    const { server } = await aSchool();
    const marksHeld = async () => {
      const { items } = await server.assembled.store.changesAfter("leadership", 0, { bytes: 1e6, author: null });
      return items.map(({ kind, fields: { number } }) => [kind, number]);
    };
    const { marks } = server.assembled;
    await marks.due();
    expect(await marksHeld()).toEqual([]);
    server.clock.now += 3_600_000;
    await marks.due();
    expect(await marksHeld()).toEqual([["auditMark", 4]]);
    await server.post("/identity/sign-in", { login: "tom", password: goodPassword });
    await marks.due();
    expect(await marksHeld()).toHaveLength(1);
    await marks.all();
    await marks.all();
    expect(await marksHeld()).toEqual([
      ["auditMark", 4],
      ["auditMark", 5],
    ]);
  });

  it("are nobody's to write but the server's", async () => {
    const { server, leader } = await aSchool();
    await server.assembled.marks.all();
    const id = v7();
    const at = formatStamp({ ms: server.clock.now, counter: 0, replica: "aaaaaaaaaaaaaaaa" });
    const about = { stream: "leadership", kind: "auditMark", record: "server-x", fields: { number: 1, hash: "h" }, at, by: leader.person };
    const acts = [{ id, changes: [{ id, act: id, ...about, replica: "aaaaaaaaaaaaaaaa" }] }];
    const body = { version: 1, person: leader.person, replica: "aaaaaaaaaaaaaaaa", acts };
    expect((await server.post("/sync/push", body, leader.token)).body).toMatchObject({ results: [{ code: "forbidden_kind" }] });
  });
});

const page = z.looseObject({
  entries: z.array(z.looseObject({ who: z.nullable(z.string()), what: z.string(), about: z.record(z.string(), z.unknown()) })),
  names: z.record(z.string(), z.string()),
  next: z.unknown(),
  marks: z.array(z.looseObject({ number: z.int(), hash: z.string() })),
});

describe("reading the audit", () => {
  it("is for leaders, the latest first, with the names of staff, page by page, and who read about a child apart from all the rest", async () => {
    const { server, leader, tom } = await aSchool();
    expect((await server.post("/identity/audit", { readings: false, before: null, marks: [] }, tom.token)).status).toBe(403);
    for (let turn = 0; turn < 60; turn += 1)
      await server.post("/sync/history", { version: 1, person: tom.person, pupil: rivers.pupil }, tom.token);
    const asks = async (readings: boolean, before: unknown = null) =>
      page.parse((await server.post("/identity/audit", { readings, before, marks: [] }, leader.token)).body);
    const first = await asks(true);
    const second = await asks(true, first.next);
    expect([first.entries.length, second.next]).toEqual([50, null]);
    const read = [...first.entries, ...second.entries].map(({ who, what }) => [who, what]);
    expect(read).toEqual(Array.from({ length: 60 }, () => ["tom", "historyRead"]));
    const rest = await asks(false);
    expect(rest.entries.map(({ who, what }) => [who, what]).slice(-4)).toEqual([
      ["tom", "linkUsed"],
      ["Ruth Okafor", "invited"],
      ["Ruth Okafor", "secondStepSetUp"],
      ["Ruth Okafor", "setUp"],
    ]);
    expect(rest.names).toEqual({ [tom.person]: "tom" });
  });

  it("tells what entries hash to that somebody has kept marks of, and leaves out those that are gone", async () => {
    const { server, leader } = await aSchool();
    const [last] = await server.asks(({ db }) => db.selectFrom("audit").selectAll().orderBy("number", "desc").limit(1).execute());
    const { writer = "", hash } = last ?? {};
    const marks = [
      { writer, number: 4 },
      { writer, number: 99 },
    ];
    const told = page.parse((await server.post("/identity/audit", { readings: false, before: null, marks }, leader.token)).body);
    expect(told.marks).toEqual([{ writer, number: 4, hash }]);
  });
});

describe("the audit's chains", () => {
  it.each([
    ["an entry that says otherwise", "update audit set person = 'nobody' where number = 2"],
    ["an entry that was taken out", "delete from audit where number = 2"],
    ["an entry that was put in", "insert into audit select writer, number + 1, at, person, what, about, hash from audit where number = 4"],
    ["one that begins later", "delete from audit where number = 1"],
    ["one that was cut short after it was marked", "delete from audit where number = 4"],
  ])("show %s", async (_name, sql) => {
    const { server } = await aSchool();
    const env = { AUTH_SECRET: "a secret of the tests, long enough to use" };
    const look = async () => {
      const said = await school(server.dataDir, ["check", "--json"], { now: server.clock.now, env });
      return z.looseObject({ whole: z.boolean(), entries: z.int(), counts: z.record(z.string(), z.int()) }).parse(said.last());
    };
    await server.assembled.marks.all();
    expect(await look()).toMatchObject({ whole: true, entries: 4 });
    const file = new Database(schoolFiles(server.dataDir).database);
    file.exec(sql);
    file.close();
    const { counts } = await look();
    expect(Object.keys(counts)).toEqual(["audit"]);
  });
});
