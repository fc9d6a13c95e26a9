import { expect, it } from "vitest";
import type { Client, Queries } from "../../../src/client/client.ts";
import { cookieMarks, rememberUse, type Marks } from "../../../src/client/page/rememberUse.ts";
import type { DeviceView } from "../../../src/client/views/people.ts";
import { FixtureClient } from "../../fixtures/fixtureClient.ts";
import { fixtureSchool } from "../../fixtures/fixtureSchool.ts";

/** A jar as a browser's page sees it: what is written is one cookie, what is read is all of them. */
function jar(): { cookie: string } {
  const cookies = new Map<string, string>();
  return {
    get cookie() {
      return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    },
    set cookie(text) {
      const [, name = "", value = "", seconds = ""] = /^([^=]+)=([^;]*);.*max-age=(\d+)/.exec(text) ?? [];
      if (Number(seconds) > 0) cookies.set(name, value);
      else cookies.delete(name);
    },
  };
}

/** A page over a tablet with people on it, whose marks outlive its databases. */
function page(people = fixtureSchool().device.people) {
  const kept = new Map<string, string>();
  const local: Marks = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
  const document = jar();
  const fixture = new FixtureClient(fixtureSchool());
  const become = (device: Partial<Queries["device"]["value"]>) =>
    fixture.change((school) => {
      school.device = { ...school.device, ...device };
    });
  become({ people });
  const client: Client = fixture;
  const opens = (): boolean => {
    let usedBefore = false;
    rememberUse(client, [local, cookieMarks(document)], (facts) => (usedBefore = facts.usedBefore ?? usedBefore));
    return usedBefore;
  };
  opens();
  return { become, opens, marked: () => kept.size === 1 && document.cookie !== "", forgets: () => kept.clear() };
}

it("a tablet whose browser has thrown away all but its cookies is known to have been in use", () => {
  const { become, opens, forgets } = page();
  forgets();
  become({ people: [], school: null });
  expect(opens()).toBe(true);
});

it("a tablet that nobody has used is not", () => {
  const { become, opens } = page([]);
  become({ school: null });
  expect(opens()).toBe(false);
});

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
