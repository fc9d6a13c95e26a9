import { describe, expect, it } from "vitest";
import * as z from "zod";
import { hills, invited, joined, phaseLeaderOf, rivers, taOf } from "./people.ts";
import { says, setUp, testServer } from "./server.ts";

/** A school that Ada has left; Ben is still there. */
async function adaHasLeft() {
  const server = await testServer();
  const leader = await setUp(server);
  const tom = await joined(server, leader, "tom", [taOf(rivers.class)]);
  await says(server, leader.person, {
    ...{ stream: `card/${rivers.pupil}`, kind: "pupil", record: rivers.pupil, fields: { leftOn: "2026-09-20" } },
  });
  const erases = (who: { person: string; token: string }, pupil: string, why = "request") =>
    server.post("/sync/erase", { version: 1, person: who.person, pupil, why }, who.token);
  return { server, leader, tom, erases };
}

const code = z.looseObject({ code: z.string() });

describe("erasing a child", () => {
  it("takes every stream of theirs, and answers a second time as the first", async () => {
    const { server, leader, erases } = await adaHasLeft();
    expect((await erases(leader, rivers.pupil)).status).toBe(200);
    const heads = () => server.assembled.store.heads([`card/${rivers.pupil}`, "leadership"]);
    const once = await heads();
    expect(once.erased.has(`card/${rivers.pupil}`)).toBe(true);
    expect((await erases(leader, rivers.pupil)).status).toBe(200);
    expect((await heads()).heads.get("leadership")).toEqual(once.heads.get("leadership"));
  });

  it("is for whoever leads the school, and nobody else learns whether there is such a child", async () => {
    const { server, leader, tom, erases } = await adaHasLeft();
    const pip = await joined(server, leader, "pip", [phaseLeaderOf(rivers.phase)]);
    for (const who of [tom, pip]) {
      for (const pupil of [rivers.pupil, hills.pupil, "nobody"]) {
        expect(code.parse((await erases(who, pupil)).body).code).toBe("forbidden_stream");
      }
    }
    expect(code.parse((await erases(leader, "nobody")).body).code).toBe("forbidden_stream");
    expect((await server.assembled.store.heads([`card/${rivers.pupil}`])).erased.size).toBe(0);
  });

  it("is not of a child who is still there: a slip cannot be taken back", async () => {
    const { server, leader, erases } = await adaHasLeft();
    await invited(server, leader, "Jo Bell", [taOf(hills.class)]);
    expect(code.parse((await erases(leader, hills.pupil)).body).code).toBe("conflict");
    expect((await server.assembled.store.heads([`card/${hills.pupil}`])).erased.size).toBe(0);
  });

  it("says why in the ledger that leaders' iPads hold", async () => {
    const { server, leader, erases } = await adaHasLeft();
    await erases(leader, rivers.pupil, "retention");
    const { items } = await server.assembled.store.changesAfter("leadership", 0, { bytes: 1_000_000, author: null });
    const said = items.map(({ kind, fields: { stream, why }, by }) => ({ kind, stream, why, by }));
    const entry = { kind: "erasure", why: "retention", by: leader.person };
    expect(said).toEqual(
      expect.arrayContaining([
        { ...entry, stream: `card/${rivers.pupil}` },
        { ...entry, stream: `file/${rivers.pupil}` },
      ]),
    );
    expect(said.every(({ by, why }) => by === leader.person && why === "retention")).toBe(true);
  });
});
