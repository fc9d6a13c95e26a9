import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sealingCodec } from "../../contract/tabletStore/platform.ts";

const place = { table: "records", key: "card/amara|amara", rev: 3, schema: 1 } as const;

function bytesOf(box: string | Uint8Array): Uint8Array {
  if (typeof box === "string") throw new Error("it was not sealed");
  return box;
}

describe("a sealed row", () => {
  it("says what it said, whatever that was", async () => {
    const codec = await sealingCodec();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(await codec.open(place, await codec.seal(place, value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 60 },
    );
  });

  it("shows neither its words nor how many they are", async () => {
    const codec = await sealingCodec();
    const [short, long] = await Promise.all(["Amara", `Amara ${"laughed ".repeat(12)}`].map((words) => codec.seal(place, { words })));
    expect(bytesOf(short ?? "").length).toBe(bytesOf(long ?? "").length);
    expect(Buffer.from(bytesOf(short ?? "")).includes("Amara")).toBe(false);
  });

  it("is never the same twice, though it says the same", async () => {
    const codec = await sealingCodec();
    const boxes = await Promise.all([1, 2].map(() => codec.seal(place, "Amara")));
    expect(boxes[0]).not.toEqual(boxes[1]);
  });

  it("does not open in another row, at another rev or shape, or in another table", async () => {
    const codec = await sealingCodec();
    const box = await codec.seal(place, { words: "Looked up" });
    for (const other of [{ key: "card/bilal|amara" }, { rev: 2 }, { rev: 4 }, { schema: 2 }, { table: "losers" as const }])
      await expect(codec.open({ ...place, ...other }, box)).rejects.toMatchObject({ name: "OperationError" });
  });

  it("does not open with one bit changed, or with another's key", async () => {
    const codec = await sealingCodec();
    const box = bytesOf(await codec.seal(place, { words: "Looked up" }));
    await fc.assert(
      fc.asyncProperty(fc.nat(box.length - 1), fc.nat(7), async (at, bit) => {
        const bent = Uint8Array.from(box, (byte, index) => (index === at ? byte ^ (1 << bit) : byte));
        await expect(codec.open(place, bent)).rejects.toMatchObject({ name: "OperationError" });
      }),
      { numRuns: 60 },
    );
    await expect((await sealingCodec()).open(place, box)).rejects.toMatchObject({ name: "OperationError" });
  });

  it("that lies there in clear is not taken for one of ours", async () => {
    await expect((await sealingCodec()).open(place, JSON.stringify({ words: "Looked up" }))).rejects.toThrow("never sealed");
  });
});
