/** Pictures in and out: whoever may write the record puts its bytes, whoever may read it gets them, and nobody else. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { folderBlobStore } from "../../../src/server/blobs/folderBlobStore.ts";
import { get, put } from "../../../src/server/sync/blobs.ts";
import { erase } from "../../../src/server/sync/erase.ts";
import { maxPartBytes } from "../../../src/sync/blobMessages.ts";
import { fileOf, jpegBytes } from "../../fixtures/pictureBytes.ts";
import { day, SmallSchool, type Statement } from "./smallSchool.ts";

const stream = "evidence/ada/2026-27";
const bytes = jpegBytes(700_000);
const small = jpegBytes(6_000, 3);
const base64 = (part: Uint8Array) => Buffer.from(part).toString("base64");

let folder: string;
let school: SmallSchool;
let deps: Parameters<typeof put>[0];

const taken = (record: string, more: Statement["fields"] = {}): Statement => ({
  ...{ stream, kind: "picture", record },
  fields: {
    ...{ pupil: "ada", observation: "seen", type: "image/jpeg", width: 2048, height: 1536 },
    ...{ original: fileOf(bytes), thumbnail: fileOf(small), ...more },
  },
});

async function puts(person: string, record: string, from: number, part: Uint8Array, which = "original"): Promise<object | string> {
  const answer = await put(deps)(person, { version: 1, person, stream, record, part: which, from, bytes: base64(part) });
  return "body" in answer ? { held: answer.body.held, whole: answer.body.whole } : answer.refused;
}

async function gets(person: string, record: string, from = 0, which = "original"): Promise<Uint8Array | string> {
  const answer = await get(deps)(person, { version: 1, person, stream, record, part: which, from });
  if (!("body" in answer)) return answer.refused;
  return answer.body.whole ? new Uint8Array(Buffer.from(answer.body.bytes, "base64")) : "not all here";
}

async function putWhole(person: string, record: string): Promise<void> {
  await puts(person, record, 0, bytes.subarray(0, maxPartBytes));
  expect(await puts(person, record, maxPartBytes, bytes.subarray(maxPartBytes))).toEqual({ held: 700_000, whole: true });
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "small-steps-"));
  school = await new SmallSchool().settle();
  let begun = 0;
  deps = { ...school.deps, blobs: folderBlobStore(folder, school.database, () => `begun-${(begun += 1)}`) };
});

afterEach(() => {
  school.db.close();
  rmSync(folder, { recursive: true });
});

describe("a picture that Tom took of Ada", () => {
  it("comes in parts, asked how far it is, and is read in parts by her teacher", async () => {
    await school.mustSay("tom", taken("one"));
    expect(await puts("tom", "one", 0, bytes.subarray(0, maxPartBytes))).toEqual({ held: maxPartBytes, whole: false });
    expect(await gets("priya", "one")).toBe("not all here");
    expect(await puts("tom", "one", 0, new Uint8Array())).toEqual({ held: maxPartBytes, whole: false });
    expect(await puts("tom", "one", maxPartBytes, bytes.subarray(maxPartBytes))).toEqual({ held: 700_000, whole: true });
    expect(await gets("priya", "one")).toEqual(bytes.subarray(0, maxPartBytes));
    expect(await gets("priya", "one", maxPartBytes)).toEqual(bytes.subarray(maxPartBytes));
  });

  it("is sent again from where the server is, when that is elsewhere", async () => {
    await school.mustSay("tom", taken("one"));
    await puts("tom", "one", 0, bytes.subarray(0, 1_000));
    expect(await puts("tom", "one", 500, bytes.subarray(500, 2_000))).toEqual({ held: 1_000, whole: false });
    expect(await puts("tom", "one", 5_000, bytes.subarray(5_000, 6_000))).toEqual({ held: 1_000, whole: false });
  });

  it("has no bytes before its record is here: records go first", async () => {
    expect(await puts("tom", "one", 0, bytes.subarray(0, 1_000))).toBe("conflict");
    expect(await gets("tom", "one")).toBe("conflict");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is nobody's who may not write or read her evidence, whatever they know of it", async () => {
    await school.mustSay("tom", taken("one"));
    await putWhole("tom", "one");
    for (const person of ["omar", "it"]) {
      expect(await puts(person, "one", 0, bytes.subarray(0, 10))).toBe("forbidden_stream");
      expect(await gets(person, "one")).toBe("forbidden_stream");
    }
    // A leader reads evidence on demand, and none of it this way.
    expect(await gets("helen", "one")).toBe("forbidden_stream");
    // Cover reads what cover wrote.
    expect(await gets("sam", "one")).toBe("conflict");
    // A record of their own that says the same hash opens nothing: the bytes must come.
    await school.mustSay("sam", taken("two"));
    expect(await gets("sam", "two")).toBe("not all here");
  });

  it("still arrives when Tom’s role ended after he took it, and not when it is far too late", async () => {
    await school.grant("vera", "ta", { type: "class", id: "kingfisher" }, "2026-09-01", "2026-11-24");
    await school.mustSay("vera", taken("one"));
    school.now += 10 * day;
    expect(await puts("vera", "one", 0, bytes.subarray(0, 10))).toMatchObject({ held: 10 });
    school.now += 40 * day;
    expect(await puts("vera", "one", 10, bytes.subarray(10, 20))).toBe("forbidden_stream");
  });

  it("is not taken when it is not what its record says, and may come again", async () => {
    await school.mustSay("tom", taken("one"));
    expect(await puts("tom", "one", 0, jpegBytes(6_000, 5), "thumbnail")).toBe("invalid_change");
    expect(await puts("tom", "one", 0, small, "thumbnail")).toEqual({ held: 6_000, whole: true });
    expect(await puts("tom", "one", 699_999, bytes.subarray(0, 2))).toBe("too_large");
  });

  it("is not taken when it only calls itself a picture", async () => {
    const page = new TextEncoder().encode("<html>");
    await school.mustSay("tom", taken("one", { thumbnail: fileOf(page) }));
    expect(await puts("tom", "one", 0, page, "thumbnail")).toBe("invalid_change");
  });

  it("goes with its words: from the disk, and from whoever asks", async () => {
    await school.mustSay("tom", taken("one"));
    await putWhole("tom", "one");
    await school.mustSay("tom", { stream, kind: "redaction", record: "back", fields: { records: ["one"], why: "wrongPupil" } });
    await deps.blobs.collect();
    expect(await gets("priya", "one")).toBe("gone");
    expect(await puts("tom", "one", 0, bytes.subarray(0, 10))).toBe("gone");
    expect(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())).toEqual([]);
  });

  it("goes with the record it hangs on, though whoever took that back did not know of it", async () => {
    await school.mustSay("tom", school.observation("seen", "ada", { pictures: ["one"] }), taken("one"));
    await putWhole("tom", "one");
    await school.mustSay("priya", {
      stream,
      kind: "redaction",
      record: "back",
      fields: { records: ["seen"], why: "wrongPupil", ofAnybody: true },
    });
    await deps.blobs.collect();
    expect(await gets("priya", "one")).toBe("gone");
    expect(await puts("tom", "one", 0, bytes.subarray(0, 10))).toBe("gone");
    expect(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())).toEqual([]);
  });

  it("goes when Ada is erased, and those who had a hand in her stream are told", async () => {
    await school.mustSay("tom", taken("one"));
    await putWhole("tom", "one");
    await erase(
      school.deps,
      { newUuid: () => school.nextId(), replica: "aaaaaaaaaaaaaaaa" },
      { pupil: "ada", why: "request", by: "helen" },
    );
    await deps.blobs.collect();
    expect(await puts("tom", "one", 0, bytes.subarray(0, 10))).toBe("gone");
    expect(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())).toEqual([]);
  });

  it("is asked for by who is signed in, in a version that is spoken here", async () => {
    const request = { version: 1, person: "tom", stream, record: "one", part: "original", from: 0 };
    expect(await get(deps)("priya", request)).toMatchObject({ refused: "wrong_person" });
    expect(await put(deps)("tom", { ...request, version: 99, bytes: "" })).toMatchObject({ refused: "version_not_supported" });
    expect(await put(deps)("tom", { ...request, bytes: "*" })).toMatchObject({ refused: "invalid_change", field: "bytes" });
  });
});
