/** How much of a tablet is taken, as it says itself. */
import { expect, it } from "vitest";
import { testServer } from "../server/server.ts";
import { tabletOf } from "./aTablet.ts";

it.each([
  [79, false],
  [80, true],
  [100, true],
])("a tablet of which %i per cent is taken says that it is nearly full: %s", async (used, nearlyFull) => {
  const ipad = tabletOf(await testServer(), undefined, { estimate: () => Promise.resolve({ used, quota: 100 }) });
  expect((await ipad.sees("device", {})).storage).toEqual({ used, quota: 100, nearlyFull });
});

it("a tablet that cannot tell says nothing of its room", async () => {
  const ipad = tabletOf(await testServer(), undefined, { estimate: () => Promise.reject(new Error("not told")) });
  expect((await ipad.sees("device", {})).storage).toBeNull();
});
