import fc from "fast-check";
import { expect, test } from "vitest";
import { evidenceAt, evidenceParts, phaseAt, phaseParts } from "../../../src/app/routing/at.ts";
import { pupilPages } from "../../../src/domain/pupilPages.ts";
import { pathOf, routeOf, titles, type Route } from "../../../src/app/routing/route.ts";

const id = fc.stringMatching(/^[0-9a-z-]{1,64}$/);
const secret = fc.stringMatching(/^[A-Za-z0-9_-]{0,64}$/);
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constantFrom<Route>(
    { screen: "home" },
    { screen: "sync" },
    { screen: "school" },
    { screen: "signIn" },
    { screen: "paper", page: "week" },
    { screen: "paper", page: "glance" },
  ),
  fc.record({ screen: fc.constant("class" as const), class: id, pupil: fc.option(id) }),
  fc.record({ screen: fc.constant("group" as const), class: id }),
  fc.record({ screen: fc.constant("pupil" as const), pupil: id, page: fc.constantFrom(...pupilPages), at: fc.array(id, { maxLength: 3 }) }),
  fc.record({ screen: fc.constant("phase" as const), at: fc.array(id, { maxLength: 3 }) }),
  fc.record({ screen: fc.constantFrom("setUp" as const, "join" as const), secret }),
);

test("every place has an address that leads back to it", () => {
  fc.assert(
    fc.property(route, (there) => {
      const url = new URL(pathOf(there), "https://school.example");
      expect(routeOf(url.pathname, url.hash)).toEqual(there);
    }),
  );
});

test("an address that is none leads home", () => {
  for (const path of [
    "/",
    "/nothing",
    "/class",
    "/class/UPPER",
    "/class/a/b/c",
    "/phase/UPPER",
    "/pupil/a/plan/UPPER",
    "/group/a/b",
    "/sync/more",
    "/class/%2e%2e",
  ])
    expect(routeOf(path, ""), path).toEqual({ screen: "home" });
});

test("which evidence is shown, and which of a phase, is in the address by codes and days alone", () => {
  const code = fc.option(id.filter((part) => part !== "any"));
  const day = fc.option(fc.constantFrom("2026-11-24", "2025-09-02"));
  fc.assert(
    fc.property(fc.record({ area: code, from: day }), fc.record({ phase: code, class: code, show: code }), (evidence, phase) => {
      expect(evidenceAt(evidenceParts(evidence))).toEqual(evidence);
      expect(phaseAt(phaseParts(phase))).toEqual(phase);
    }),
  );
  expect(evidenceParts({ area: null, from: "2026-11-14" })).toEqual(["any", "2026-11-14"]);
  expect(phaseParts({ phase: "phase-2", class: null, show: null })).toEqual(["phase-2"]);
  expect(evidenceAt(["gross", "2026-02-30"])).toEqual({ area: "gross", from: null });
});

test("a secret stays in the fragment, which no server sees", () => {
  expect(pathOf({ screen: "setUp", secret: "abc" })).toBe("/setup#abc");
  expect(routeOf("/join", "#abc")).toEqual({ screen: "join", secret: "abc" });
});

test("no place has an address that belongs to the server", () => {
  fc.assert(
    fc.property(route, (there) => {
      const { pathname } = new URL(pathOf(there), "https://school.example");
      for (const own of ["/sync", "/identity", "/admin", "/health"]) expect(pathname.startsWith(own)).toBe(false);
    }),
  );
});

test("a title names a place", () => {
  expect(Object.values(titles).every((title) => title.includes("Small Steps"))).toBe(true);
});
