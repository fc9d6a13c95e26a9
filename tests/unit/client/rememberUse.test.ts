import { expect, it } from "vitest";
import type { Client, Queries } from "../../../src/client/client.ts";
import { rememberUse } from "../../../src/client/page/rememberUse.ts";
import type { DeviceView } from "../../../src/client/views/people.ts";
import { FixtureClient } from "../../fixtures/fixtureClient.ts";
import { fixtureSchool } from "../../fixtures/fixtureSchool.ts";

/** A page over a tablet with people on it, whose marks outlive its databases. */
function page() {
  const kept = new Map<string, string>();
  const fixture = new FixtureClient(fixtureSchool());
  const client: Client = fixture;
  rememberUse(
    client,
    {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    () => undefined,
  );
  const become = (device: Partial<Queries["device"]["value"]>) =>
    fixture.change((school) => {
      school.device = { ...school.device, ...device };
    });
  return { become, marked: () => kept.size === 1 };
}

it("a tablet is known to have been in use until everybody has signed out", () => {
  const { become, marked } = page();
  expect(marked()).toBe(true);
  become({ people: [], current: null });
  expect(marked()).toBe(false);
});

it.each<DeviceView["problem"]>(["reloadNeeded", "blockedUpgrade"])(
  "a tablet whose memory is out of reach (%s) is not taken for one that nobody used",
  (problem) => {
    const { become, marked } = page();
    become({ people: [], problem });
    expect(marked()).toBe(true);
  },
);
