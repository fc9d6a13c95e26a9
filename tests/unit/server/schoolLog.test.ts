import { describe, expect, it } from "vitest";
import type { Draft } from "../../../src/domain/draft.ts";
import { fillSchool } from "./people.ts";
import { setUp, testServer } from "./server.ts";

describe("what the server itself states", () => {
  const stating = async () => {
    const server = testServer();
    const { person } = await setUp(server);
    fillSchool(server, person);
    const { db, schoolLog } = server.assembled;
    const state = (draft: Draft) => db.transaction(() => schoolLog.state("server", server.clock.now, [draft])).bind(undefined);
    return { person, state, leftOn: () => schoolLog.leftOn(person) };
  };

  it("is of the shape of its kind, or nothing is said", async () => {
    const { person, state, leftOn } = await stating();
    const staff = { stream: "school", kind: "staff", record: person } as const;
    expect(state({ ...staff, fields: { leftOn: "1 May" } })).toThrow();
    expect(state({ ...staff, fields: { displayName: "" } })).toThrow();
    expect(leftOn()).toBeNull();
    expect(state({ ...staff, fields: { leftOn: "2026-09-01" } })).not.toThrow();
  });

  it("never turns a record into one of another kind or of another stream", async () => {
    const { person, state } = await stating();
    const pupil = { kind: "pupil", fields: { firstName: "A", lastName: "Child" } } as const;
    expect(state({ stream: "school", kind: "policy", record: person, fields: { policy: "p", value: true } })).toThrow("another kind");
    expect(state({ stream: "school", record: "pupil-cai", ...pupil })).toThrow("another stream");
    expect(state({ stream: "card/pupil-cai", record: "pupil-cai", ...pupil })).not.toThrow();
  });
});
