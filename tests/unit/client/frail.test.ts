/** What the engine answers when the tablet's own memory fails it. */
import { describe, expect, it, onTestFinished } from "vitest";
import { StoreFailure, type StoreCode } from "../../../src/store/failure.ts";
import { goodPassword, setUp, testServer } from "../server/server.ts";
import { tabletOf, type TestTablet } from "./aTablet.ts";

async function aLeader(): Promise<TestTablet> {
  const server = await testServer();
  await setUp(server);
  const tablet = tabletOf(server);
  await tablet.do("signIn", { login: "ruth@meadowbank.example", password: goodPassword });
  await tablet.do("syncNow", {});
  return tablet;
}

function failing(tablet: TestTablet, error: Error): void {
  tablet.disk.onCommit = () => {
    throw error;
  };
}

const aTap = { pupil: "amara", state: "alert" } as const;

describe("a tap that the tablet's memory does not take", () => {
  it.each<[StoreCode, string]>([
    ["storageFull", "quota"],
    ["busy", "busy"],
    ["newerData", "newer_data"],
    ["reloadNeeded", "reload_needed"],
  ])("for %s is answered with a code of its own", async (failure, code) => {
    const tablet = await aLeader();
    failing(tablet, new StoreFailure(failure));
    expect(await tablet.tried("setState", aTap)).toEqual({ ok: false, code });
  });

  it("because of a bug is answered all the same, and the next tap is carried out", async () => {
    const tablet = await aLeader();
    failing(tablet, new TypeError("a bug"));
    expect(await tablet.tried("setState", aTap)).toEqual({ ok: false, code: "failed" });
    tablet.disk.onCommit = () => undefined;
    expect(await tablet.tried("setState", aTap)).toEqual({ ok: true, value: null });
  });
});

describe("a connection to the disk that was lost twice", () => {
  it("met by a tap asks for a reload, whatever the disk says later", async () => {
    const tablet = await aLeader();
    expect(await tablet.sees("device", {})).toMatchObject({ problem: null });
    failing(tablet, new StoreFailure("reloadNeeded"));
    await tablet.tried("setState", aTap);
    tablet.disk.onCommit = () => undefined;
    expect(await tablet.sees("device", {})).toMatchObject({ problem: "reloadNeeded" });
  });

  it("met by an exchange asks for one too", async () => {
    const tablet = await aLeader();
    await tablet.do("setState", aTap);
    failing(tablet, new StoreFailure("reloadNeeded"));
    await tablet.do("syncNow", {});
    expect(await tablet.sees("device", {})).toMatchObject({ problem: "reloadNeeded" });
  });

  it("is not asked for because the tablet is full", async () => {
    const tablet = await aLeader();
    failing(tablet, new StoreFailure("storageFull"));
    await tablet.tried("setState", aTap);
    expect(await tablet.sees("device", {})).toMatchObject({ problem: null });
  });

  it("met by the tiles, which read of everybody at once, is met once: no reading is left that fails unheard", async () => {
    const tablet = await aLeader();
    const unheard: unknown[] = [];
    const hear = (reason: unknown) => unheard.push(reason);
    process.on("unhandledRejection", hear);
    onTestFinished(() => void process.off("unhandledRejection", hear));
    let reads = 0;
    // Whoever is here is read; what stands on their tiles comes too late, and the school's name fails before it does.
    tablet.disk.onRead = async (name) => {
      reads += name === "device" ? 1 : 0;
      if (name !== "device" || reads === 1) return;
      if (reads === 2) await new Promise((resolve) => setImmediate(resolve));
      throw new StoreFailure("reloadNeeded");
    };
    await expect(tablet.sees("device", {})).rejects.toThrow("device: failed");
    expect(await tablet.sees("device", {})).toMatchObject({ problem: "reloadNeeded" });
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(unheard).toEqual([]);
  });
});
