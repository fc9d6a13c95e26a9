import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { faults } from "./all.ts";
import { withFault } from "./fault.ts";

const src = new URL("../../../src/", import.meta.url);

/** The night alone would find out, and a night is not run with every change. */
describe("a fault that the simulation is to notice", () => {
  it.each(faults.map((fault) => [fault.name, fault] as const))("has its place: %s", (_, fault) => {
    const source = readFileSync(new URL(fault.file, src), "utf8");
    expect(withFault(source, fault)).not.toBe(source);
  });
});
