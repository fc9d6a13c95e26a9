/** Who changed what of a child: asked of the server, and what a tablet itself knows where it does not answer. */
import { describe, expect, it } from "vitest";
import { knownHistoryQuery } from "../../../src/client/queries/knownHistory.ts";
import { streams } from "../../../src/domain/streams.ts";
import { lesson } from "./aClass.ts";
import { tabletWith, pupil, said } from "./aProfile.ts";
import { moment } from "./aSchool.ts";
import { tabletOf } from "./aTablet.ts";

async function aDay() {
  const made = await lesson();
  const { server, ipad, tom, amara, target } = made;
  const hers = tabletOf(server);
  await made.join("Priya Kaur", "priya", "teacher", hers);
  const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "notYet", moment: moment(tom) });
  await ipad.do("syncNow", {});
  await hers.do("syncNow", {});
  server.clock.now += 60_000;
  await hers.do("correct", { record, change: { group: "how", fields: { went: "bitOfHelp" } } });
  const [seen] = (await hers.sees("plan", { pupil: amara })).targets.filter(({ id }) => id === target);
  if (!seen) throw new Error("the child has a target");
  server.clock.now += 60_000;
  const { framework, area, step, outcome, programmeOf, counts, doesntCount, maintain } = seen;
  const now = {
    ...{ framework, area, step, outcome, programmeOf, counts, doesntCount, maintain },
    wording: "Looks at one of two pictures",
  };
  await hers.do("saveTarget", {
    ...{ pupil: amara, seen },
    now: { ...now, cue: undefined, behaviour: undefined, help: undefined, criterion: undefined, contexts: undefined, module: undefined },
  });
  await hers.do("syncNow", {});
  const asked = (tablet: typeof hers, group: "plan" | "seen" | null = null) =>
    tablet.do("readHistory", { pupil: amara, group, before: null });
  return { ...made, hers, record, asked };
}

describe("a child’s history, online", () => {
  it("says who changed what, from what, to what", async () => {
    const { hers, asked } = await aDay();
    const { items } = await asked(hers);
    expect(items.slice(0, 3).map(({ who, kind, did, about, fields }) => ({ who, kind, did, about, fields: fields.slice(0, 1) }))).toEqual([
      {
        ...{ who: "Priya Kaur", kind: "target", did: "changed", about: "Looks at one of two pictures" },
        fields: [
          {
            field: "wording",
            from: { type: "text", text: "Looks at one of two objects" },
            to: { type: "text", text: "Looks at one of two pictures" },
          },
        ],
      },
      {
        ...{ who: "Priya Kaur", kind: "observation", did: "changed", about: "Looks at one of two pictures" },
        fields: [{ field: "went", from: { type: "code", code: "notYet" }, to: { type: "code", code: "bitOfHelp" } }],
      },
      {
        ...{ who: "Tom Brennan", kind: "observation", did: "made", about: "Looks at one of two pictures" },
        fields: [{ field: "went", from: null, to: { type: "code", code: "notYet" } }],
      },
    ]);
  });

  it("is of what was chosen, and goes on from page to page", async () => {
    const { hers, asked, amara, ipad, tom, target, server } = await aDay();
    for (let number = 0; number < 45; number += 1) {
      server.clock.now += 11 * 60_000;
      await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    }
    await ipad.do("syncNow", {});
    const first = await asked(hers, "seen");
    expect(first.items).toHaveLength(40);
    expect(new Set(first.items.map(({ kind }) => kind))).toEqual(new Set(["observation"]));
    const second = await hers.do("readHistory", { pupil: amara, group: "seen", before: first.next });
    expect(second.items.length).toBe(47 - 40);
    expect(second.next).toBeNull();
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(47);
    expect((await asked(hers, "plan")).items.every(({ kind }) => ["target", "transition"].includes(kind))).toBe(true);
  });

  it("costs one request a page, is asked by who looks alone, and is kept nowhere", async () => {
    const { hers, asked } = await aDay();
    const before = hers.network.requests.length;
    await asked(hers);
    expect(hers.network.requests.slice(before)).toEqual(["/sync/history"]);
  });

  it("is not told offline, nor of a child of another class", async () => {
    const { hers, amara } = await aDay();
    const ask = (of: string) => hers.tried("readHistory", { pupil: of, group: null, before: null });
    expect(await ask("somebody-else")).toEqual({ ok: false, code: "forbidden_stream" });
    hers.network.on = false;
    expect(await ask(amara)).toEqual({ ok: false, code: "offline" });
  });
});

describe("what a tablet itself knows of it", () => {
  it("is who said each part last, offline", async () => {
    const { hers, amara } = await aDay();
    hers.network.on = false;
    const { items } = await hers.sees("knownHistory", { pupil: amara, group: "plan" });
    expect(items[0]).toMatchObject({
      ...{ who: "Priya Kaur", kind: "target", did: "changed" },
      fields: [{ field: "wording", to: { type: "text", text: "Looks at one of two pictures" } }],
    });
    const seen = await hers.sees("knownHistory", { pupil: amara, group: "seen" });
    expect(seen.items.map(({ who, did }) => [who, did])).toEqual([
      ["Priya Kaur", "changed"],
      ["Tom Brennan", "made"],
    ]);
  });

  it("is read from the card and this fortnight, however much lies behind", async () => {
    const looked = (daysAgo: number) => ({ daysAgo, fields: { target: "looks", went: "onOwn" as const } });
    const few = await tabletWith({ seen: [looked(3)] });
    const many = await tabletWith({ seen: [looked(3), ...Array.from({ length: 600 }, (_, at) => looked(20 + at))] });
    const rows = ({ reading, rowsOf }: typeof few) => rowsOf(() => knownHistoryQuery(reading, { pupil, group: null }));
    expect(await rows(many)).toBe(await rows(few));
  });

  it("has nothing of words that were taken back", async () => {
    const stream = streams.evidence(pupil, "2026-27");
    const wrong = said(stream, "observation", "wrong", { pupil, kind: "note", words: "Zebedee" }, 2);
    const { store, reading } = await tabletWith({ more: [wrong] });
    await store.redact({ ...{ stream, records: ["wrong"], why: "wrongPupil" as const } });
    const known = await knownHistoryQuery(reading, { pupil, group: null });
    expect(JSON.stringify(known)).not.toContain("Zebedee");
  });
});
