import { describe, expect, it } from "vitest";
import { endWhenLeft } from "../../../src/client/page/endWhenLeft.ts";

type Hear = (event: { persisted: boolean }) => void;

/** A page that is left and shown again as a browser says it, and what became of its engine. */
function aPage() {
  const done: string[] = [];
  const hears = new Map<string, Hear>();
  const location = { reload: () => void done.push("loaded anew") };
  endWhenLeft({ addEventListener: (type, hear) => void hears.set(type, hear), location }, () => done.push("engine ended"));
  return { done, happens: (type: "pagehide" | "pageshow", persisted: boolean) => hears.get(type)?.({ persisted }) };
}

describe("a page that is left", () => {
  it("and kept whole by the browser lets go of its engine, and begins anew when it is shown again", () => {
    const { done, happens } = aPage();
    happens("pagehide", true);
    expect(done).toEqual(["engine ended"]);
    happens("pageshow", true);
    expect(done).toEqual(["engine ended", "loaded anew"]);
  });

  it("for good needs nothing, nor does one that is shown for the first time", () => {
    const { done, happens } = aPage();
    happens("pageshow", false);
    happens("pagehide", false);
    expect(done).toEqual([]);
  });
});
