import { expect, it } from "vitest";
import { spanFaults } from "../../../src/domain/schoolYear.ts";
import { closureFaultSaid, moduleFaultSaid, spanSaid, yearSaid } from "../../../src/words/yearWords.ts";

it("says of a module or a closure that cannot stand what is wrong, where, and what to do", () => {
  expect(moduleFaultSaid({ module: 2, code: "overlaps", before: 1 })).toBe(
    "Module 2: it begins before module 1 is over. Choose a later first day, or end module 1 earlier.",
  );
  expect(moduleFaultSaid({ module: 6, code: "outside" })).toBe(
    "Module 6: it is not all in this school year. Choose days from 1 August to 31 July.",
  );
  expect(closureFaultSaid("backwards", "Snow ")).toBe("Snow: it ends before it begins. Put the later day second.");
  expect(closureFaultSaid("unnamed", "")).toMatch(/^Give it a name/);
  for (const code of spanFaults) expect(moduleFaultSaid({ module: 1, code })).toMatch(/^Module 1: .+\.$/);
});

it("says days and years as people do", () => {
  expect(spanSaid({ from: "2026-12-07", until: "2026-12-07" })).toBe("Mon 7 Dec");
  expect(spanSaid({ from: "2026-12-07", until: "2026-12-08" })).toBe("Mon 7 Dec to Tue 8 Dec");
  expect(yearSaid("2027-28")).toBe("2027–28");
});
