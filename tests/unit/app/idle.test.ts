import { describe, expect, it } from "vitest";
import { Clock } from "../../../src/app/state/Clock.svelte.ts";
import { Idle, isInALesson } from "../../../src/app/state/Idle.svelte.ts";

const minute = 60_000;

function anIpad() {
  let now = 1_000_000;
  const clock = new Clock(() => now);
  const page = new EventTarget();
  const idle = new Idle(clock);
  const leaps = (minutes: number) => {
    now += minutes * minute;
    clock.tick();
  };
  /** As time goes by: the clock that is shown moves on every quarter of a minute, and the screen asks each time. */
  const waits = (minutes: number) => {
    for (let step = 0; step < minutes * 4; step += 1) {
      leaps(0.25);
      idle.after(30);
    }
  };
  const setBack = (minutes: number) => {
    now -= minutes * minute;
  };
  return { clock, idle, page, waits, leaps, setBack };
}

describe("an iPad that nobody touches", () => {
  it("is in a lesson beside a child, and not on a pupil's pages", () => {
    expect(isInALesson({ screen: "class", class: "kingfisher", pupil: null })).toBe(true);
    expect(isInALesson({ screen: "pupil", pupil: "amara", page: "plan", at: [] })).toBe(false);
    expect(isInALesson({ screen: "school" })).toBe(false);
  });

  it("says so a minute before it locks, and then locks", () => {
    const { idle, waits } = anIpad();
    waits(3.75);
    expect(idle.after(5)).toBeNull();
    waits(0.25);
    expect(idle.after(5)).toBe("soon");
    waits(1);
    expect(idle.after(5)).toBe("over");
  });

  it("begins anew with a touch or a key", () => {
    for (const kind of ["pointerdown", "keydown"]) {
      const { idle, page, waits } = anIpad();
      const stop = idle.watch(page);
      waits(4.5);
      page.dispatchEvent(new Event(kind));
      expect(idle.after(5)).toBeNull();
      stop();
      waits(4.5);
      page.dispatchEvent(new Event(kind));
      expect(idle.after(5)).toBe("soon");
    }
  });

  it("is not taken for idle because its clock was set back while somebody worked", () => {
    const { clock, idle, page, waits, setBack } = anIpad();
    const stop = idle.watch(page);
    setBack(24 * 60);
    page.dispatchEvent(new Event("pointerdown"));
    expect(idle.after(5)).toBeNull();
    clock.tick();
    page.dispatchEvent(new Event("pointerdown"));
    waits(4.5);
    expect(idle.after(5)).toBe("soon");
    stop();
  });

  it("is not taken for idle because its clock leaps ahead while somebody works; and is, when nobody does", () => {
    const { idle, page, leaps } = anIpad();
    const stop = idle.watch(page);
    page.dispatchEvent(new Event("pointerdown"));
    expect(idle.after(5)).toBeNull();
    leaps(24 * 60);
    expect(idle.after(5)).toBeNull();
    leaps(24 * 60);
    expect(idle.after(5)).toBe("over");
    stop();
  });

  it("is not taken for idle because its clock is put right", () => {
    const { clock, idle } = anIpad();
    clock.correct(90 * minute);
    idle.touch();
    expect(idle.after(5)).toBeNull();
  });
});
