import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pinFault } from "../../../src/domain/pins.ts";

const six = fc.stringMatching(/^\d{6}$/);

describe("a PIN that somebody chooses", () => {
  it.each(["000000", "999999", "123456", "654321", "246802", "987654", "121212", "907907", "112211", "112233", "123123", "159753"])(
    "%s is easy to guess",
    (pin) => {
      expect(pinFault(pin)).toBe("pin_easy");
    },
  );

  it.each(["274913", "905316", "618204", "100429"])("%s may be taken", (pin) => {
    expect(pinFault(pin)).toBeNull();
  });

  it.each(["", "27491", "2749130", "27491a", "٢٧٤٩١٣"])("“%s” is not six numbers", (pin) => {
    expect(pinFault(pin)).toBe("pin_short");
  });

  it("leaves nearly all of a million to choose from", () => {
    const refused = Array.from({ length: 1_000_000 }, (_, at) => String(at).padStart(6, "0")).filter(
      (pin) => pinFault(pin) !== null,
    ).length;
    expect(refused).toBeGreaterThan(1_000);
    expect(refused).toBeLessThan(10_000);
  });

  it("is easy whichever way it runs and wherever it begins", () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), (first, step) => {
        const pin = Array.from({ length: 6 }, (_, at) => (first + at * step) % 10).join("");
        expect(pinFault(pin)).toBe("pin_easy");
      }),
    );
  });

  it("is refused for nothing but being short or easy", () => {
    fc.assert(fc.property(six, (pin) => [null, "pin_easy"].includes(pinFault(pin))));
  });
});
