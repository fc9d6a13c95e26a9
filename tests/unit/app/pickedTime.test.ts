import fc from "fast-check";
import { expect, test } from "vitest";
import { instantOf, localField } from "../../../src/app/state/pickedTime.ts";

const zone = "Europe/London";

test("a picked time is the school's, in winter and in summer", () => {
  expect(instantOf("2025-12-04T10:42", zone)).toBe(Date.parse("2025-12-04T10:42:00Z"));
  expect(instantOf("2025-07-04T10:42", zone)).toBe(Date.parse("2025-07-04T09:42:00Z"));
});

test("every minute of the year is shown as it was picked, but for the hour that a clock change takes away or gives twice", () => {
  const minute = fc.integer({ min: Date.parse("2025-01-01T00:00Z") / 60_000, max: Date.parse("2026-12-31T00:00Z") / 60_000 });
  const changes = ["2025-03-30", "2025-10-26", "2026-03-29", "2026-10-25"];
  fc.assert(
    fc.property(minute, (minutes) => {
      const field = localField(minutes * 60_000, zone);
      fc.pre(!changes.includes(field.slice(0, 10)));
      expect(instantOf(field, zone)).toBe(minutes * 60_000);
    }),
  );
});

test("nothing picked is no time", () => expect(instantOf("", zone)).toBeNull());
