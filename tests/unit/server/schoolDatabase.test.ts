import { describe, expect, it } from "vitest";
import { staffMember, state } from "../../../src/server/people/schoolLog.ts";
import { says, testServer } from "./server.ts";

const tom = (displayName: string) => ({ stream: "school", kind: "staff", record: "tom", fields: { displayName } }) as const;

describe("the school's database", () => {
  it("refuses a transaction inside a transaction, which would wait for itself for ever", async () => {
    const { database, store } = (await testServer()).assembled;
    const inside = "opened inside another";
    await expect(database.writing(() => database.reading(() => Promise.resolve()))).rejects.toThrow(inside);
    await expect(database.reading(() => store.heads(["school"]))).rejects.toThrow(inside);
    await expect(database.reading(() => Promise.resolve("and goes on"))).resolves.toBe("and goes on");
  });

  it("lets nobody see what a transaction has done until all of it stands, and nothing of it when it fails", async () => {
    const server = await testServer();
    const { database, store, now } = server.assembled;
    await says(server, "helen", tom("Tom"));
    let goOn: () => void = () => undefined;
    const goesOn = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const failing = database.writing(async ({ log }) => {
      await state(log, "helen", now(), [tom("Thomas")]);
      await goesOn;
      throw new Error("and then the power went");
    });
    const seen = store.changesAfter("school", 0, { bytes: 10_000, author: null });
    const named = database.reading(({ log }) => staffMember(log, "tom"));
    goOn();
    await expect(failing).rejects.toThrow("the power went");
    expect((await seen).items).toHaveLength(1);
    expect(await named).toMatchObject({ displayName: "Tom" });
  });
});
