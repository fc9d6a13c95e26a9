/** Epochs and erasure. */
import { describe, expect, it } from "vitest";
import { formatStamp } from "../../../src/sync/stamp.ts";
import type { Tested } from "./tested.ts";
import { replica, ada, bo, uuid, change, redaction, appending, append, foundFor, log, records, school } from "./making.ts";

export function life(tested: Tested): void {
  describe("a stream's life", () => {
    it("begins with the tested.store's epoch, and another is given to every stream at once", async () => {
      await append(tested.store, change(ada, "one", { words: "a" }), change(bo, "two", { words: "b" }));
      const { epoch } = await tested.store.life();
      expect([...(await tested.store.heads([ada, bo, "school"])).heads]).toEqual([
        [ada, { epoch, seq: 1 }],
        [bo, { epoch, seq: 1 }],
      ]);
      expect((await foundFor(tested.store, change(ada, "x", {}))).renewedAt).toBeNull();
      const noon = Date.UTC(2026, 10, 24, 12);
      await tested.store.renewEpochs(noon);
      expect((await foundFor(tested.store, change(ada, "x", {}))).renewedAt).toBe(noon);
      const renewed = (await tested.store.life()).epoch;
      expect(renewed).not.toBe(epoch);
      await append(tested.store, change("school", "s", { name: "R" }, { kind: "school" }));
      const { heads } = await tested.store.heads([ada, bo, "school"]);
      expect([...heads.values()].map((head) => head.epoch)).toEqual([renewed, renewed, renewed]);
    });

    it("ends when it is erased, with all that it held, and is told in the ledger", async () => {
      await append(tested.store, ...school(), change(ada, "one", { words: "Zebedee" }), redaction(ada, ["two"]));
      const entry = change(
        "leadership",
        "e1",
        { stream: "card/ada", erasedAt: 946_684_800_000, why: "request" },
        { kind: "erasure", by: "helen" },
      );
      const { accessVersion } = await tested.store.life();
      await tested.store.erase({ stream: "card/ada" }, () => appending(entry));
      expect((await tested.store.life()).accessVersion).not.toBe(accessVersion);
      await tested.store.erase({ stream: "card/ada" }, () => appending({ ...entry, id: uuid(), record: "e2" }));
      expect([...(await tested.store.heads(["card/ada", "leadership"])).erased.keys()]).toEqual(["card/ada"]);
      expect(await log(tested.store, "leadership")).toEqual([{ ...entry, seq: 1 }]);
      expect(await log(tested.store, "card/ada")).toEqual([]);
      expect(await records(tested.store, "card/ada")).toEqual([]);
      const facts = await tested.store.schoolFacts();
      expect(facts.pupils).toEqual(["bo"]);
      expect(facts.places.map(({ pupil }) => pupil)).toEqual(["bo"]);
      expect([...(await foundFor(tested.store, change("card/ada", "again", { words: "x" }))).erased.keys()]).toEqual(["card/ada"]);
    });

    it("ends for a child in all of their streams at once, those that never began among them", async () => {
      const lastYear = "evidence/ada/2025-26";
      await append(tested.store, ...school(), change(ada, "one", { words: "Zebedee" }), change(lastYear, "two", { words: "Zebedee" }));
      await append(tested.store, change(bo, "three", { words: "stays" }), change("evidence/adam/2026-27", "four", { words: "stays" }));
      const told: string[] = [];
      const erase = () =>
        tested.store.erase({ pupil: "ada" }, (stream) => {
          told.push(stream);
          return appending(change("leadership", `erasure-${told.length}`, { stream }, { kind: "erasure", by: "helen" }));
        });
      await erase();
      await erase();
      const gone = [lastYear, ada, "file/ada", "card/ada"];
      expect(told).toEqual(gone);
      expect((await log(tested.store, "leadership")).map(({ seq, fields }) => [seq, fields.stream])).toEqual(
        gone.map((name, at) => [at + 1, name]),
      );
      const { heads, erased } = await tested.store.heads([...gone, bo, "evidence/adam/2026-27", "evidence/ada/2027-28"]);
      expect([...heads.keys()]).toEqual([bo, "evidence/adam/2026-27"]);
      expect([...erased.keys()]).toEqual([...gone, "evidence/ada/2027-28"]);
      expect((await tested.opened.bytes()).includes("Zebedee")).toBe(false);
    });

    it("that ends is told to who wrote in it, and to who had it on the day", async () => {
      const grant = (person: string, id: string, until: string | null) =>
        tested.opened.grant({
          id: `${person}-${id}`,
          person,
          role: "ta",
          scope: { type: "class", id },
          from: "2026-09-01",
          until,
          endedAt: null,
        });
      await grant("uma", "owl", null);
      await grant("wim", "owl", "2026-09-30");
      await grant("omar", "wren", null);
      await append(tested.store, ...school(), change(ada, "one", { words: "a" }, { by: "priya" }));
      const at = formatStamp({ ms: Date.UTC(2026, 10, 24, 9), counter: 0, replica });
      await tested.store.erase({ stream: ada }, () =>
        appending(change("leadership", "e1", { stream: ada }, { kind: "erasure", by: "helen", at })),
      );
      expect([...((await tested.store.heads([ada])).erased.get(ada) ?? [])].sort()).toEqual(["priya", "uma"]);
      expect([...((await foundFor(tested.store, change(ada, "x", {}))).erased.get(ada) ?? [])].sort()).toEqual(["priya", "uma"]);
    });

    it("can be ended before it began, when the ledger knows of it and the backup does not", async () => {
      await tested.store.erase({ stream: ada }, () => appending(change("leadership", "e1", { stream: ada }, { kind: "erasure" })));
      expect([...(await tested.store.heads([ada])).erased.keys()]).toEqual([ada]);
    });
  });
}
