import { describe, expect, it } from "vitest";
import type { Client, Outcome } from "../../../src/client/client.ts";
import { loadAnewInAllTabs } from "../../../src/client/page/loadAnew.ts";
import { PageClient } from "../../../src/client/page/pageClient.ts";

function aPage(refusal: Outcome<never>) {
  let loaded = 0;
  const covered: boolean[] = [];
  const asked: string[] = [];
  const engine: Client = {
    query: () => ({ subscribe: () => () => undefined }),
    command: (name) => {
      asked.push(name);
      return Promise.resolve(refusal);
    },
  };
  const deeds = {
    persist: () => Promise.resolve(true),
    takeUpdate: () => Promise.resolve(),
    cover: (on: boolean) => void covered.push(on),
    loadAnew: () => void (loaded += 1),
  };
  return { client: new PageClient(engine, deeds), asked, covered, loaded: () => loaded };
}

describe("locking", () => {
  it("that is refused leaves the page as it is", async () => {
    const { client, asked, covered, loaded } = aPage({ ok: false, code: "unsent_work" });
    expect(await client.command("signOut", {})).toEqual({ ok: false, code: "unsent_work" });
    expect(asked).toEqual(["signOut"]);
    expect(covered).toEqual([true, false]);
    expect(loaded()).toBe(0);
  });

  it("loads every tab anew, at the address that opens on nobody's page", async () => {
    const addresses: string[] = [];
    const tab = () => {
      const location = { replace: (address: string) => void addresses.push(address) };
      return { location, BroadcastChannel };
    };
    const [here, there] = [tab(), tab()].map((page) => loadAnewInAllTabs(page));
    here?.();
    await expect.poll(() => addresses).toEqual(["/", "/"]);
    expect(there).toBeDefined();
  });
});
