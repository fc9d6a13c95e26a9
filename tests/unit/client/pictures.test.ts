/** Pictures of a lesson, on the school's real server: they go after records, and nothing ever waits for one. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import type { Taken } from "../../../src/client/client.ts";
import { StoreFailure } from "../../../src/store/failure.ts";
import { pictureRoom } from "../../../src/store/pictureRoom.ts";
import { maxPartBytes, putBlob } from "../../../src/sync/blobMessages.ts";
import type { TestServer } from "../server/server.ts";
import type { EvidenceFilter } from "../../../src/client/views/evidence.ts";
import { lesson } from "./aClass.ts";
import { agreed } from "./aConsent.ts";
import { moment } from "./aSchool.ts";
import { goodPin, tabletOf, type TestTablet } from "./aTablet.ts";

/** The iPad's disk takes so many originals, and no more. */
function hasRoomFor({ disk, disks }: TestTablet, originals: number): void {
  const isOriginal = (key: string) => key.endsWith("original");
  disk.onCommit = (name, { put }) => {
    const held = [...(disks.get(name)?.get("blobBytes")?.keys() ?? [])].filter(isOriginal);
    const more = put.filter(({ table, row }) => table === "blobBytes" && isOriginal(row.key));
    if (more.length > 0 && held.length + more.length > originals) throw new StoreFailure("storageFull");
  };
}

let drawn = 0;

/** Bytes that begin as a picture does, no two alike. */
function picture(bytes = 3_000): Taken {
  const made = (length: number) => {
    drawn += 1;
    const all = Uint8Array.from({ length }, (_none, at) => (at * drawn) % 251);
    all.set([0xff, 0xd8, 0xff, 0xe0, drawn % 256, drawn >> 8]);
    return all;
  };
  return { original: made(bytes), thumbnail: made(700), type: "image/jpeg", width: 2048, height: 1536 };
}

const onDisk = ({ dataDir }: TestServer) =>
  readdirSync(join(dataDir, "pictures"), { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).length;
/** Asked of its memory: a query that is followed would be asked again after every picture. */
async function waiting({ stores }: TestTablet): Promise<number> {
  const rooms = await Promise.all([...stores.values()].map((store) => store.beside(pictureRoom)));
  return rooms.reduce((sum, room) => sum + room.waiting.pictures, 0);
}

/** Exchanges until every picture is at the school; time passes between them, so that what waits may try again. */
async function untilSent(server: TestServer, ipad: TestTablet): Promise<void> {
  await vi.waitFor(
    async () => {
      server.clock.now += 20 * 60_000;
      await ipad.do("syncNow", {});
      await vi.waitFor(async () => expect(await waiting(ipad)).toBe(0), { timeout: 3_000, interval: 200 });
    },
    { timeout: 200_000 },
  );
}

/** Tom's lesson with a child who may be pictured, and a second iPad of the class in a colleague's hand. */
async function twoIPads() {
  const made = await lesson();
  await agreed(made.office, made.amara, { level: "school", until: null });
  await made.ipad.do("syncNow", {});
  const other = tabletOf(made.server);
  await made.join("Priya Kaur", "priya", "teacher", other);
  const takes = (record: string | null = null, taken = picture()) =>
    made.ipad.do("recordPicture", { pupil: made.amara, record, taken, moment: moment(made.tom, made.activity) });
  const tries = (record: string | null = null, activity = made.activity) =>
    made.ipad.tried("recordPicture", { pupil: made.amara, record, taken: picture(), moment: moment(made.tom, activity) });
  const evidence = (ipad: TestTablet, filter: EvidenceFilter = {}) =>
    ipad.sees("evidence", { pupil: made.amara, from: "2026-09-01", filter });
  return { ...made, other, takes, tries, evidence };
}

/** A record of Tom's with a picture, and how it is taken back. */
const waysBack: Record<string, (around: Awaited<ReturnType<typeof twoIPads>>) => Promise<() => Promise<unknown>>> = {
  Undo: async ({ ipad, takes }) => {
    const { record } = await takes();
    return () => ipad.tried("undo", { record });
  },
  "the last chip taken away": async ({ ipad, tom, amara, takes }) => {
    const engagement = { pupil: amara, areas: ["exploration"], moment: moment(tom) };
    const { record } = await ipad.do("recordEngagement", { ...engagement, chips: ["stilled"], record: null });
    await takes(record);
    return () => ipad.tried("recordEngagement", { ...engagement, chips: [], record });
  },
  "the last press taken back": async ({ ipad, tom, amara, target, takes }) => {
    const { record } = await ipad.do("recordTally", { pupil: amara, target, worked: true, record: null, moment: moment(tom) });
    await takes(record);
    return () => ipad.tried("takePressBack", { record, worked: true });
  },
};

describe("a picture that Tom takes", () => {
  it("is kept with no network, and goes after its record when there is one", async () => {
    const { server, ipad, other, amara, takes, evidence, lastFive } = await twoIPads();
    ipad.network.on = false;
    const taken = picture();
    await takes(null, taken);
    expect((await lastFive())[0]).toMatchObject({ pupilName: "Amara", kind: "note", words: null, pictures: [expect.any(String)] });
    expect(await ipad.sees("sync", {})).toMatchObject({ waiting: [{}], pictures: { pictures: 1, waiting: { pictures: 1 } } });

    ipad.network.on = true;
    ipad.network.requests.length = 0;
    await untilSent(server, ipad);
    const sent = ipad.network.requests.filter((path) => path.startsWith("/sync/p") || path.startsWith("/sync/blobs"));
    expect(sent.indexOf("/sync/push")).toBeLessThan(sent.indexOf("/sync/blobs/put"));

    await other.do("syncNow", {});
    const [seen] = (await evidence(other)).records;
    expect(seen).toMatchObject({ kind: "note", hung: [{ width: 2048, height: 1536, who: "Tom Brennan" }] });
    const opens = (part: "thumbnail" | "original") =>
      other.do("openPicture", { pupil: amara, picture: seen?.hung[0]?.id ?? "", part }).then(({ bytes }) => bytes);
    expect(await opens("thumbnail")).toEqual(taken.thumbnail);
    expect(await opens("original")).toEqual(taken.original);
    // Kept: with no network it opens again.
    other.network.on = false;
    expect(await opens("original")).toEqual(taken.original);
  });

  it("hangs on the record just saved, beside what hung there", async () => {
    const { ipad, tom, amara, target, takes, evidence } = await twoIPads();
    const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    await takes(record);
    await takes(record);
    expect((await evidence(ipad)).records).toMatchObject([{ id: record, kind: "target", hung: [{ mine: true }, { mine: true }] }]);
  });

  it("goes on where it was when the server stopped in the middle of it; no record waits for it", async () => {
    const { server, ipad, other, tom, amara, target, takes, evidence } = await twoIPads();
    await takes(null, picture(maxPartBytes * 2 + 100));
    let put = 0;
    ipad.network.between = (path) => {
      put += path === "/sync/blobs/put" ? 1 : 0;
      return put >= 3 && path === "/sync/blobs/put" ? Promise.resolve(Response.json({ code: "server_error" }, { status: 500 })) : null;
    };
    await ipad.do("syncNow", {});
    await vi.waitFor(() => expect(put).toBe(3));
    await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    await ipad.do("syncNow", {});
    await other.do("syncNow", {});
    expect((await evidence(other)).records).toHaveLength(2);

    const places: unknown[] = [];
    ipad.network.between = (path, init) => {
      if (path === "/sync/blobs/put" && typeof init?.body === "string") places.push(putBlob.parse(JSON.parse(init.body)).from);
      return null;
    };
    await untilSent(server, ipad);
    expect(places).toEqual([0, maxPartBytes, 2 * maxPartBytes]);
    expect(onDisk(server)).toBe(2);
  });

  it("goes with the record when it was the wrong child: from both iPads and from the school", async () => {
    const { server, ipad, other, amara, cai, takes, evidence } = await twoIPads();
    const { record, picture: taken } = await takes();
    await untilSent(server, ipad);
    await other.do("syncNow", {});
    await other.do("openPicture", { pupil: amara, picture: taken, part: "thumbnail" });
    expect(onDisk(server)).toBe(2);
    await ipad.do("wrongPupil", { record, right: cai });
    expect((await ipad.sees("sync", {})).pictures.pictures).toBe(0);
    await ipad.do("syncNow", {});
    await other.do("syncNow", {});
    expect((await other.sees("sync", {})).pictures.pictures).toBe(0);
    expect(onDisk(server)).toBe(0);
    expect(await other.tried("openPicture", { pupil: amara, picture: taken, part: "thumbnail" })).toMatchObject({ code: "not_here" });
    expect((await evidence(other)).records).toEqual([]);
  });

  it.each([
    ["before anybody had it", false],
    ["after the school had it", true],
  ])("is undone with its record, %s", async (_when, sent) => {
    const { server, ipad, takes } = await twoIPads();
    const { record } = await takes();
    if (sent) await untilSent(server, ipad);
    await ipad.do("undo", { record });
    expect((await ipad.sees("sync", {})).pictures.pictures).toBe(0);
    await ipad.do("syncNow", {});
    if (sent) expect(onDisk(server)).toBe(0);
    expect(await ipad.sees("sync", {})).toMatchObject({ waiting: [], attention: [] });
  });

  it("is undone alone, when it was hung on a record that stands", async () => {
    const { ipad, tom, amara, target, takes, evidence } = await twoIPads();
    const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    await takes(record);
    await ipad.do("undo", { record });
    expect((await evidence(ipad)).records).toMatchObject([{ id: record, how: { went: "onOwn" }, hung: [] }]);
    expect((await ipad.sees("sync", {})).pictures.pictures).toBe(0);
  });

  it.each(Object.entries(waysBack))("goes with its record when the iPad dies after %s", async (_how, made) => {
    const around = await twoIPads();
    const { server, ipad, tom, evidence } = around;
    const takesBack = await made(around);
    await untilSent(server, ipad);
    let written = 0;
    ipad.disk.onCommit = (name, { put, remove }) => {
      if (name !== tom || ![...put, ...remove].some(({ table }) => table === "records")) return;
      written += 1;
      if (written > 1) throw new Error("the iPad died");
    };
    await takesBack();
    expect(written).toBe(1);
    const again = tabletOf(server, ipad.disks);
    await again.do("openTile", { person: tom, pin: goodPin });
    expect((await evidence(again)).records).toEqual([]);
    expect((await again.sees("sync", {})).pictures.pictures).toBe(0);
    await again.do("syncNow", {});
    expect(onDisk(server)).toBe(0);
  });

  it("stays when a colleague hung it there and he undoes his record: it is not his to take back", async () => {
    const { server, ipad, other, tom, amara, target } = await twoIPads();
    const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    await ipad.do("syncNow", {});
    await other.do("syncNow", {});
    await other.do("recordPicture", { pupil: amara, record, taken: picture(), moment: moment(tom) });
    await untilSent(server, other);
    await ipad.do("syncNow", {});
    await ipad.do("undo", { record });
    await ipad.do("syncNow", {});
    expect(await ipad.sees("sync", {})).toMatchObject({ waiting: [], attention: [] });
    expect(onDisk(server)).toBe(2);
  });

  it("goes with the record when he says that it was the wrong child, though a colleague took it", async () => {
    const { server, ipad, other, tom, amara, cai, target } = await twoIPads();
    const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    await ipad.do("syncNow", {});
    await other.do("syncNow", {});
    await other.do("recordPicture", { pupil: amara, record, taken: picture(), moment: moment(tom) });
    await untilSent(server, other);
    await ipad.do("syncNow", {});
    await ipad.do("wrongPupil", { record, right: cai });
    await ipad.do("syncNow", {});
    await other.do("syncNow", {});
    expect(await ipad.sees("sync", {})).toMatchObject({ waiting: [], attention: [] });
    expect(onDisk(server)).toBe(0);
    expect((await other.sees("sync", {})).pictures.pictures).toBe(0);
  });

  it("is among the pictures of the child’s evidence, with none of what has no picture, until it is taken away", async () => {
    const { server, ipad, amara, target, tom, other, takes, evidence } = await twoIPads();
    await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom) });
    const { record, picture: taken } = await takes();
    await untilSent(server, ipad);
    await other.do("syncNow", {});
    const pictured = async () => (await evidence(other, { pictured: true })).records.map(({ id }) => id);
    expect((await evidence(other)).records).toHaveLength(2);
    expect(await pictured()).toEqual([record]);
    await other.do("takePictureAway", { pupil: amara, picture: taken });
    expect(await pictured()).toEqual([]);
  });

  it("is taken away for good by its class’s teacher", async () => {
    const { server, ipad, other, amara, takes, evidence } = await twoIPads();
    const { picture: taken } = await takes();
    await untilSent(server, ipad);
    await other.do("syncNow", {});
    await other.do("takePictureAway", { pupil: amara, picture: taken });
    await other.do("syncNow", {});
    await ipad.do("syncNow", {});
    expect(onDisk(server)).toBe(0);
    expect((await ipad.sees("sync", {})).pictures.pictures).toBe(0);
    expect((await evidence(ipad)).records).toMatchObject([{ hung: [] }]);
  });

  it("is tried again at once when somebody asks, however often it failed", async () => {
    const { server, ipad, takes } = await twoIPads();
    await takes();
    let put = 0;
    ipad.network.between = (path) => {
      put += path === "/sync/blobs/put" ? 1 : 0;
      return path === "/sync/blobs/put" ? Promise.reject(new TypeError("cut")) : null;
    };
    await ipad.do("syncNow", {});
    await vi.waitFor(() => expect(put).toBe(3));
    ipad.network.between = null;
    await ipad.do("syncNow", {});
    await vi.waitFor(async () => expect(await waiting(ipad)).toBe(0), { timeout: 20_000 });
    expect(onDisk(server)).toBe(2);
  });

  it("that was not taken is let go of with its record, and keeps nobody from leaving", async () => {
    const { server, office, ipad, tom, takes } = await twoIPads();
    await takes();
    const { grants } = (await office.do("readStaff", {})).find(({ id }) => id === tom) ?? { grants: [] };
    server.clock.now += 40 * 86_400_000;
    for (const { id } of grants) await office.do("endGrant", { grant: id });
    server.clock.now += 40 * 86_400_000;
    await ipad.do("syncNow", {});
    expect(await ipad.sees("sync", {})).toMatchObject({ shut: 1, pictures: { waiting: { pictures: 1 } } });
    await ipad.do("letGoShut", {});
    expect(await ipad.sees("sync", {})).toMatchObject({ shut: 0, pictures: { pictures: 0 } });
    await ipad.do("signOut", {});
  });

  it("is shown though the iPad is too full to keep what it fetched", async () => {
    const { server, ipad, other, amara, takes } = await twoIPads();
    const taken = picture();
    const { picture: named } = await takes(null, taken);
    await untilSent(server, ipad);
    await other.do("syncNow", {});
    hasRoomFor(other, 0);
    expect((await other.do("openPicture", { pupil: amara, picture: named, part: "original" })).bytes).toEqual(taken.original);
  });

  it("is given the room of those that the school has, on a full iPad", async () => {
    const { server, ipad, amara, takes } = await twoIPads();
    const first = picture();
    const { picture: named } = await takes(null, first);
    await untilSent(server, ipad);
    hasRoomFor(ipad, 1);
    await takes();
    expect((await ipad.sees("sync", {})).pictures).toMatchObject({ pictures: 2, waiting: { pictures: 1 } });
    // The one whose room it was is at the school, and opens from there.
    expect((await ipad.do("openPicture", { pupil: amara, picture: named, part: "original" })).bytes).toEqual(first.original);
  });

  it("is not kept on an iPad full of pictures that wait, nor half of it: none of those gives its room", async () => {
    const { ipad, takes, tries, evidence } = await twoIPads();
    ipad.network.on = false;
    await takes();
    hasRoomFor(ipad, 1);
    expect(await tries()).toEqual({ ok: false, code: "quota" });
    expect((await evidence(ipad)).records).toHaveLength(1);
    expect((await ipad.sees("sync", {})).pictures).toMatchObject({ pictures: 1, waiting: { pictures: 1 } });
  });

  it("keeps him from signing out until the school has it", async () => {
    const { server, ipad, takes } = await twoIPads();
    await takes();
    ipad.network.between = (path) => (path === "/sync/blobs/put" ? Promise.reject(new TypeError("cut")) : null);
    await ipad.do("syncNow", {});
    expect(await ipad.tried("signOut", {})).toMatchObject({ ok: false, code: "unsent_work" });
    expect(await ipad.sees("pill", {})).toMatchObject({ state: "upToDate", waiting: 0, pictures: true });
    ipad.network.between = null;
    await untilSent(server, ipad);
    expect(await ipad.sees("pill", {})).not.toHaveProperty("pictures");
    await ipad.do("signOut", {});
  });
});

describe("before the shutter", () => {
  it.each([
    ["nobody agreed to pictures of the child", { level: "no", until: null }],
    ["what was agreed has ended", { level: "public", until: "2025-08-31" }],
  ] as const)("nothing is kept, even from a camera that was out already, when %s", async (_why, said) => {
    const { office, ipad, amara, tries } = await twoIPads();
    await agreed(office, amara, said);
    await ipad.do("syncNow", {});
    expect(await tries()).toEqual({ ok: false, code: "no_picture" });
    expect(await ipad.sees("sync", {})).toMatchObject({ waiting: [], pictures: { pictures: 0 } });
  });

  it("the activity decides: that of now, and that of the record it would hang on", async () => {
    const { office, ipad, named, tom, amara, target, tries } = await twoIPads();
    const pool = { name: "Hydro", place: null, camera: false, areas: [], usualAdults: [], slots: [], targets: {} };
    const { activity: hydro } = await office.do("setUpActivity", { class: named, seen: null, now: pool });
    await office.do("syncNow", {});
    await ipad.do("syncNow", {});
    expect(await tries(null, hydro)).toEqual({ ok: false, code: "no_picture" });
    const { record } = await ipad.do("recordTarget", { pupil: amara, target, went: "onOwn", moment: moment(tom, hydro) });
    expect(await tries(record)).toEqual({ ok: false, code: "no_picture" });
    expect(await tries()).toMatchObject({ ok: true });
  });
});

/** A network that lets two requests through and loses the third: now on its way to the school, now on its way back. */
function dropsEveryThird({ network }: TestTablet, server: TestServer): { dropped: () => number } {
  let asked = 0;
  network.between = (path, init) => {
    asked += 1;
    if (asked % 3 !== 0) return null;
    const lost = () => Promise.reject(new TypeError("the connection was lost"));
    return asked % 2 === 0 ? lost() : server.raw(path, init).then(lost);
  };
  return { dropped: () => Math.floor(asked / 3) };
}

it("two hundred pictures and a server that drops every third connection: every record arrives at once, every picture in the end, once, whole", async () => {
  const { server, ipad, other, amara, takes, evidence } = await twoIPads();
  ipad.network.on = false;
  const taken: { picture: string; original: Uint8Array }[] = [];
  for (let each = 0; each < 200; each += 1) {
    const drawn = picture(900);
    taken.push({ ...(await takes(null, drawn)), original: drawn.original });
  }
  // Full: there is room for no other, and none of these may give up its own.
  hasRoomFor(ipad, 200);
  ipad.network.on = true;
  ipad.network.requests.length = 0;
  const line = dropsEveryThird(ipad, server);

  await untilSent(server, ipad);
  const { requests } = ipad.network;
  const [lastPush, firstPicture] = [requests.lastIndexOf("/sync/push"), requests.indexOf("/sync/blobs/put")];
  expect(lastPush).toBeLessThan(firstPicture);
  expect(line.dropped()).toBeGreaterThan(100);
  expect(onDisk(server)).toBe(400);
  expect((await ipad.sees("sync", {})).pictures).toMatchObject({ pictures: 200, waiting: { pictures: 0, bytes: 0 } });

  await other.do("syncNow", {});
  const { records } = await evidence(other);
  expect(new Set(records.flatMap(({ hung }) => hung.map(({ id }) => id)))).toEqual(new Set(taken.map(({ picture: id }) => id)));
  expect(records).toHaveLength(200);
  for (const { picture: id, original } of taken)
    expect((await other.do("openPicture", { pupil: amara, picture: id, part: "original" })).bytes).toEqual(original);
}, 300_000);
