import { expect, it } from "vitest";
import { watchUpdates } from "../../../src/client/page/watchUpdates.ts";

const minute = 60_000;

/** A page that comes to the front when a test says so, and a worker's registration that counts how often it looks. */
function page(answer: () => Promise<unknown> = () => Promise.resolve()) {
  const clock = { now: 0 };
  const shown: { visibilityState: DocumentVisibilityState } = { visibilityState: "visible" };
  const document = Object.assign(new EventTarget(), shown);
  let looked = 0;
  watchUpdates(document, () => clock.now, {
    update: () => {
      looked += 1;
      return answer();
    },
  });
  const become = (state: DocumentVisibilityState, after: number) => {
    clock.now += after;
    document.visibilityState = state;
    document.dispatchEvent(new Event("visibilitychange"));
  };
  return { become, looked: () => looked };
}

it("an app that stays open looks for a new version when it comes to the front, at most once an hour", () => {
  const { become, looked } = page();
  become("hidden", 30 * minute);
  become("visible", 29 * minute);
  expect(looked()).toBe(0);
  become("hidden", 1 * minute);
  expect(looked()).toBe(0);
  become("visible", 0);
  expect(looked()).toBe(1);
  become("visible", 59 * minute);
  expect(looked()).toBe(1);
  become("visible", 1 * minute);
  expect(looked()).toBe(2);
});

it("with no network it looks again next time, and nothing breaks", async () => {
  const { become, looked } = page(() => Promise.reject(new TypeError("no network")));
  become("visible", 60 * minute);
  await Promise.resolve();
  become("visible", 60 * minute);
  expect(looked()).toBe(2);
});
