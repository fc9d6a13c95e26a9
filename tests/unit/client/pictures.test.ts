/** Pictures of a lesson, on the school's real server: they go after records, and nothing ever waits for one. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import type { Taken } from "../../../src/client/client.ts";
import { pictureRoom } from "../../../src/store/pictures.ts";
import { maxPartBytes, putBlob } from "../../../src/sync/blobMessages.ts";
import type { TestServer } from "../server/server.ts";
import { lesson } from "./aClass.ts";
import { moment } from "./aSchool.ts";
import { tabletOf, type TestTablet } from "./aTablet.ts";

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
    { timeout: 60_000 },
  );
}

/** Tom's lesson, and a second iPad of the class in a colleague's hand. */
async function twoIPads() {
  const made = await lesson();
  const other = tabletOf(made.server);
  await made.join("Priya Kaur", "priya", "teacher", other);
  const takes = (record: string | null = null, taken = picture()) =>
    made.ipad.do("recordPicture", { pupil: made.amara, record, taken, moment: moment(made.tom, made.activity) });
  const evidence = (ipad: TestTablet) => ipad.sees("evidence", { pupil: made.amara, from: "2026-09-01", filter: {} });
  return { ...made, other, takes, evidence };
}

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

  it("keeps him from signing out until the school has it", async () => {
    const { server, ipad, takes } = await twoIPads();
    await takes();
    ipad.network.between = (path) => (path === "/sync/blobs/put" ? Promise.reject(new TypeError("cut")) : null);
    await ipad.do("syncNow", {});
    expect(await ipad.tried("signOut", {})).toMatchObject({ ok: false, code: "unsent_work" });
    ipad.network.between = null;
    await untilSent(server, ipad);
    await ipad.do("signOut", {});
  });
});

it("two hundred pictures and a line that drops every third: every record arrives at once, every picture in the end, once, whole", async () => {
  const { server, ipad, other, takes, evidence } = await twoIPads();
  ipad.network.on = false;
  for (let taken = 0; taken < 200; taken += 1) await takes(null, picture(900));
  ipad.network.on = true;
  let asked = 0;
  ipad.network.between = (path) => {
    if (!path.startsWith("/sync/blobs")) return null;
    asked += 1;
    return asked % 3 === 0 ? Promise.reject(new TypeError("the connection was lost")) : null;
  };
  await ipad.do("syncNow", {});
  await other.do("syncNow", {});
  expect((await evidence(other)).records).toHaveLength(200);
  await untilSent(server, ipad);
  expect(await waiting(ipad)).toBe(0);
  expect(onDisk(server)).toBe(400);
  expect((await ipad.sees("sync", {})).pictures).toMatchObject({ pictures: 200, waiting: { pictures: 0, bytes: 0 } });
}, 120_000);
