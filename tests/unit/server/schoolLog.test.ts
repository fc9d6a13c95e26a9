import { describe, expect, it } from "vitest";
import type { Draft } from "../../../src/domain/draft.ts";
import { fillSchool } from "./people.ts";
import { leftOn } from "../../../src/server/people/schoolLog.ts";
import { says, setUp, testServer } from "./server.ts";

describe("what the server itself states", () => {
  const stating = async () => {
    const server = await testServer();
    const { person } = await setUp(server);
    await fillSchool(server, person);
    const state = (draft: Draft) => says(server, "server", draft);
    return { person, state, left: () => server.asks(({ log }) => leftOn(log, person)) };
  };

  it("is of the shape of its kind, or nothing is said", async () => {
    const { person, state, left } = await stating();
    const staff = { stream: "school", kind: "staff", record: person } as const;
    await expect(state({ ...staff, fields: { leftOn: "1 May" } })).rejects.toThrow();
    await expect(state({ ...staff, fields: { displayName: "" } })).rejects.toThrow();
    expect(await left()).toBeNull();
    await state({ ...staff, fields: { leftOn: "2026-09-01" } });
    expect(await left()).toBe("2026-09-01");
  });

  it("never turns a record into one of another kind or of another stream", async () => {
    const { person, state } = await stating();
    const pupil = { kind: "pupil", fields: { firstName: "A", lastName: "Child" } } as const;
    const policy = { stream: "school", kind: "policy", record: person, fields: { policy: "p", value: true } } as const;
    await expect(state(policy)).rejects.toThrow("another kind");
    await expect(state({ stream: "school", record: "pupil-cai", ...pupil })).rejects.toThrow("another stream");
    await expect(state({ stream: "card/pupil-cai", record: "pupil-cai", ...pupil })).resolves.toBeUndefined();
  });
});
