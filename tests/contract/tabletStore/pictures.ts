import { describe, expect, it } from "vitest";
import {
  blobText,
  confirmBlob,
  keepFetched,
  keepOriginalsWithin,
  takenRows,
  waitingBlobs,
  type BlobText,
} from "../../../src/store/pictures.ts";
import { pictureRoom } from "../../../src/store/pictureRoom.ts";
import { evidence, sawTarget } from "./drafts.ts";
import { School } from "./school.ts";
import type { MakeTablet, Tablet } from "./tablet.ts";

/** Bytes are told by what is in them here, and by their hash on a real tablet. */
function text(said: string, bytes = said.length): BlobText {
  const hex = Array.from(said, (letter) => letter.charCodeAt(0).toString(16)).join("");
  return { base64: btoa(said), hash: hex.padEnd(64, "0"), bytes };
}

interface Taken {
  observation: string;
  picture: string;
}

/** A record with a picture, in one unit of work. */
async function takes({ store, newId, clock }: Tablet, said: string, bytes?: number): Promise<Taken> {
  clock.now += 1_000;
  const [observation, picture] = [newId(), newId()];
  const [original, thumbnail] = [text(said, bytes), text(`small ${said}`)];
  await store.actOn(() =>
    Promise.resolve({
      drafts: [
        sawTarget(observation, { pictures: [picture] }),
        {
          stream: evidence,
          kind: "picture",
          record: picture,
          fields: {
            ...{ pupil: "ada", observation, type: "image/jpeg", width: 20, height: 10 },
            ...{ original: fileOf(original), thumbnail: fileOf(thumbnail) },
          },
        } as const,
      ],
      result: null,
      besides: takenRows({ stream: evidence, record: picture }, { original, thumbnail }),
    }),
  );
  return { observation, picture };
}

const fileOf = ({ hash, bytes }: BlobText) => ({ hash, bytes });
const original = (record: string) => ({ stream: evidence, record, part: "original" }) as const;
const thumbnail = (record: string) => ({ stream: evidence, record, part: "thumbnail" }) as const;
const waiting = async ({ store }: Tablet) => (await store.beside(waitingBlobs)).map(({ record, part }) => [record, part]);
const opened = ({ store }: Tablet, name: ReturnType<typeof original> | ReturnType<typeof thumbnail>) =>
  store.beside((core) => blobText(core, name));

export function pictures(tablet: MakeTablet): void {
  describe("a picture", () => {
    it("is kept with its record in one commit, and is there after the iPad died", async () => {
      const bo = await tablet();
      const before = bo.store.tally.commits;
      const { picture } = await takes(bo, "a wave");
      expect(bo.store.tally.commits).toBe(before + 1);
      const again = await bo.again();
      expect(await opened(again, original(picture))).toBe(btoa("a wave"));
      expect(await opened(again, thumbnail(picture))).toBe(btoa("small a wave"));
    });

    it("waits, thumbnails first, and keeps its person from leaving until the school has it", async () => {
      const school = new School();
      const bo = await tablet();
      const [one, two] = [await takes(bo, "one"), await takes(bo, "two")];
      expect(await waiting(bo)).toEqual([
        [one.picture, "thumbnail"],
        [two.picture, "thumbnail"],
        [one.picture, "original"],
        [two.picture, "original"],
      ]);
      await school.push(bo);
      for (const { picture } of [one, two]) {
        await bo.store.beside((core) => confirmBlob(core, thumbnail(picture)));
        expect(await bo.store.leave()).toBe("waiting");
        await bo.store.beside((core) => confirmBlob(core, original(picture)));
      }
      expect(await waiting(bo)).toEqual([]);
      expect(await opened(bo, original(one.picture))).toBe(btoa("one"));
      expect(await bo.store.leave()).toBe("left");
    });

    it("says what room it takes without being read", async () => {
      const bo = await tablet();
      await takes(bo, "one", 300_000);
      await takes(bo, "two", 200_000);
      const before = bo.store.tally;
      const reads = { ...before };
      expect(await bo.store.beside(pictureRoom)).toEqual({ pictures: 2, bytes: 500_018, waiting: { pictures: 2, bytes: 500_018 } });
      expect(bo.store.tally.rowsRead - reads.rowsRead).toBe(4);
    });

    it("gives its room to newer ones once the school has it, and never before", async () => {
      const bo = await tablet();
      const [old, waits, fresh] = [await takes(bo, "old", 500), await takes(bo, "waits", 500), await takes(bo, "fresh", 500)];
      for (const { picture } of [old, fresh])
        for (const name of [original(picture), thumbnail(picture)]) await bo.store.beside((core) => confirmBlob(core, name));
      expect(await bo.store.beside((core) => keepOriginalsWithin(core, 600))).toBe(1);
      expect(await opened(bo, original(old.picture))).toBeUndefined();
      expect(await opened(bo, thumbnail(old.picture))).toBe(btoa("small old"));
      expect(await opened(bo, original(waits.picture))).toBe(btoa("waits"));
      expect(await opened(bo, original(fresh.picture))).toBe(btoa("fresh"));
    });

    it("goes with its words, wherever it lies, and does not come back when it was being fetched", async () => {
      const school = new School();
      const [bo, cai] = [await tablet("bo"), await tablet("cai")];
      const { observation, picture } = await takes(bo, "another child");
      await school.push(bo);
      await school.pull(cai, evidence);
      const fetched = text("small another child");
      expect(await cai.store.beside((core) => keepFetched(core, thumbnail(picture), fetched))).toBe(true);
      await bo.store.redact({ stream: evidence, records: [observation, picture], why: "wrongPupil" });
      await school.push(bo);
      await school.pull(cai, evidence);
      expect(await cai.store.beside((core) => keepFetched(core, thumbnail(picture), fetched))).toBe(false);
      for (const one of [bo, cai]) {
        expect(await one.store.beside(pictureRoom)).toMatchObject({ pictures: 0, bytes: 0 });
        expect(await one.text()).not.toContain(btoa("another child"));
        expect(await one.text()).not.toContain(btoa("small another child"));
      }
    });

    it("goes with the record it hangs on, though whoever took that back did not know of it", async () => {
      const school = new School();
      const bo = await tablet();
      const { observation, picture } = await takes(bo, "another child");
      await school.push(bo);
      await bo.store.redact({ stream: evidence, records: [observation], why: "wrongPupil" });
      expect(await opened(bo, original(picture))).toBeUndefined();
      expect(await bo.text()).not.toContain(btoa("another child"));
    });

    it("is not on an iPad whose person may no longer see the child, but for what must still be sent", async () => {
      const school = new School();
      const bo = await tablet();
      const [sent, waits] = [await takes(bo, "sent"), await takes(bo, "waits")];
      await school.push(bo);
      for (const name of [original(sent.picture), thumbnail(sent.picture)]) await bo.store.beside((core) => confirmBlob(core, name));
      await bo.store.applyAccess({ tag: "t", life: "life", displayName: "Bo", grants: [], streams: {} });
      await bo.store.withdraw([evidence]);
      expect(await opened(bo, thumbnail(sent.picture))).toBeUndefined();
      expect(await waiting(bo)).toHaveLength(2);
      for (const name of [original(waits.picture), thumbnail(waits.picture)]) await bo.store.beside((core) => confirmBlob(core, name));
      expect(await bo.store.beside(pictureRoom)).toMatchObject({ pictures: 0 });
    });

    it("is offered again to a school that was restored from a backup, which may have lost it", async () => {
      const school = new School();
      const bo = await tablet();
      const { picture } = await takes(bo, "a wave");
      await school.push(bo);
      await school.pull(bo, evidence);
      for (const name of [original(picture), thumbnail(picture)]) await bo.store.beside((core) => confirmBlob(core, name));
      await school.pull(bo, evidence);
      expect(await waiting(bo)).toEqual([]);
      school.restore({});
      await school.pull(bo, evidence);
      expect(await waiting(bo)).toEqual([
        [picture, "thumbnail"],
        [picture, "original"],
      ]);
    });

    it("of a child who was erased is gone, sent or not", async () => {
      const bo = await tablet();
      await takes(bo, "sent or not");
      await bo.store.erase([evidence]);
      expect(await bo.store.beside(pictureRoom)).toMatchObject({ pictures: 0, waiting: { pictures: 0 } });
      expect(await bo.text()).not.toContain(btoa("sent or not"));
    });
  });
}
