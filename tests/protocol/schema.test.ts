/**
 * The wire and the log are for good: a tablet that slept through an update still speaks the old words, and what was written
 * years ago is still read. Names are added, never renamed, and one that was retired is never used again.
 */
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { groupOf } from "../../src/domain/kind.ts";
import { isKindName, kinds } from "../../src/domain/kinds.ts";
import { blobMessages } from "../../src/sync/blobMessages.ts";
import { act, change, numberedChange } from "../../src/sync/change.ts";
import { eraseMessages } from "../../src/sync/eraseMessages.ts";
import { historyMessages } from "../../src/sync/historyMessages.ts";
import { liveMessages } from "../../src/sync/liveMessages.ts";
import { messages, oldestVersion, protocolVersion } from "../../src/sync/protocol.ts";
import { mergedRecord } from "../../src/sync/record.ts";
import { refusalCodes } from "../../src/sync/refusals.ts";
import { sha256 } from "../../src/server/sync/hash.ts";
import { names, retired } from "./names.ts";

const hashOf = (schema: z.core.$ZodType) => sha256(JSON.stringify(z.toJSONSchema(schema, { io: "input" }))).slice(0, 12);

/** A kind as it is now: where it lives, and for each field the statement it belongs to. */
function shapeOf(name: string) {
  if (!isKindName(name)) throw new Error(`${name} is no kind.`);
  const kind = kinds[name];
  return { stream: kind.stream, fields: Object.fromEntries(Object.keys(kind.shape).map((field) => [field, groupOf(kind, field)])) };
}

describe("the protocol", () => {
  it("is version 1, and speaks all versions since 1", () => {
    expect([oldestVersion, protocolVersion]).toEqual([1, 1]);
  });

  it("has the messages it had: another hash is another protocol, and needs a line of history", () => {
    const parts = {
      ...messages,
      ...blobMessages,
      ...historyMessages,
      ...eraseMessages,
      ...liveMessages,
      act,
      change,
      numberedChange,
      mergedRecord,
    };
    expect(Object.fromEntries(Object.entries(parts).map(([name, schema]) => [name, hashOf(schema)]))).toMatchInlineSnapshot(`
      {
        "act": "gM1Lbycrqh7K",
        "blobHeld": "45Giomi4VdF7",
        "blobPart": "_zE6gupuFbb6",
        "change": "ypTzOSyj149Y",
        "eraseRequest": "LawjIOq-AZJc",
        "eraseResponse": "FP8ixp5BxapB",
        "getBlob": "dKowagQ6SYC2",
        "historyRequest": "YqEhswAr65bN",
        "historyResponse": "Pc71T2Z_NVaT",
        "liveRequest": "Ydp6iPk8KsHp",
        "mergedRecord": "Z99zabxPh799",
        "movedEvent": "p3bh6DEyVjco",
        "numberedChange": "BQ-XM_zGT46f",
        "pullRequest": "s53Y8LPiveBJ",
        "pullResponse": "dwt-L8ZVgUCH",
        "pushRequest": "CRWEKyBWjk8R",
        "pushResponse": "e2vkjRA3NNlE",
        "putBlob": "g173QkVJcm0Z",
        "refusedRequest": "svMxsT8ZNiYB",
      }
    `);
  });

  it("refuses with codes that are only ever added", () => {
    expect(refusalCodes.slice(0, 14)).toEqual([
      "unauthenticated",
      "second_factor_needed",
      "wrong_person",
      "device_revoked",
      "forbidden_stream",
      "forbidden_kind",
      "invalid_change",
      "conflict",
      "clock_ahead",
      "gone",
      "too_large",
      "version_not_supported",
      "rate_limited",
      "server_error",
    ]);
  });
});

describe("the names in the log", () => {
  it("are all still there, in their streams and statements, or retired", () => {
    for (const [kind, { stream, fields }] of Object.entries(names)) {
      if (retired.kinds.includes(kind)) continue;
      const now = shapeOf(kind);
      expect(now.stream, kind).toBe(stream);
      const kept = Object.fromEntries(Object.entries(fields).filter(([field]) => !retired.fields.includes(`${kind}.${field}`)));
      expect(now.fields, kind).toMatchObject(kept);
    }
  });

  it("are written down as soon as they are added", () => {
    expect(Object.keys(kinds).filter((kind) => names[kind] === undefined)).toEqual([]);
    for (const kind of Object.keys(kinds)) {
      const written = Object.keys(names[kind]?.fields ?? {});
      expect(
        Object.keys(shapeOf(kind).fields).filter((field) => !written.includes(field)),
        kind,
      ).toEqual([]);
    }
  });

  it("that were retired are never used again", () => {
    expect(retired.kinds.filter(isKindName)).toEqual([]);
    const used = Object.keys(kinds).flatMap((kind) => Object.keys(shapeOf(kind).fields).map((field) => `${kind}.${field}`));
    expect(retired.fields.filter((field) => used.includes(field))).toEqual([]);
  });

  it("of fields mean what they meant: another hash is another meaning for what is in the log already", () => {
    const hashes = Object.entries(kinds).map(([name, kind]) => [name, hashOf(kind.change)]);
    expect(Object.fromEntries(hashes)).toMatchInlineSnapshot(`
      {
        "activity": "BaY-0imsSSwd",
        "activityPupil": "8JbxlXowK9It",
        "analysisGroup": "BK59BQzLeFPY",
        "auditMark": "exvw2i4uUXXW",
        "away": "dqEPY4OMS16v",
        "chip": "FqF90fnV2CPF",
        "class": "JhtvLywgG7mY",
        "closure": "QY9-qnMKyrX1",
        "comparator": "xPuCF-UOUAnr",
        "consent": "5eavmV2v5-6J",
        "countersignature": "pptEGgblqHNl",
        "didntHappen": "JE7AEUriumLH",
        "erasure": "e7KgXUChwGxe",
        "evaluation": "DoJt2huenBds",
        "frameworkVersion": "cCuQK-GtmQs7",
        "identity": "zAW_K_QOQ6og",
        "judgement": "OZLBkfN3CYy7",
        "lock": "73zjUhbM6Zfy",
        "membership": "238D0EzxjDg1",
        "myPage": "R7nW1G1z1fJI",
        "notOffered": "pV1cfCYbInTp",
        "observation": "ZJ5lW4gEt9Ux",
        "outcome": "7kT8AvD_ka_W",
        "pair": "vZQK38E8ucEA",
        "picture": "wdB9XSr9HS85",
        "pictureConsent": "cCFLThIknsjw",
        "plan": "90OmSbq9eg-y",
        "policy": "WoXr3k3663iR",
        "portrait": "APeXAqCSbKno",
        "programme": "0yaNi3ZwCo36",
        "programmeReview": "B4SbBoN9_Y3K",
        "pupil": "xO6S9nPMMu5G",
        "redaction": "NWujZ2nLScpt",
        "remark": "oN8RSct1i8-w",
        "school": "gMDkZxKVRPNm",
        "slot": "6B_ePYsXjlgx",
        "staff": "XLDiR7vkEMqZ",
        "state": "6c5_kNTBwQsl",
        "strategy": "_0M-B6nusMNu",
        "support": "jWO1EFoFGs0i",
        "target": "QBJOzC9yd4K3",
        "transition": "adsigTtDL1kX",
        "watchFor": "KaNc5xjSf0bl",
        "year": "vCOzgX_yB7hZ",
      }
    `);
  });
});
