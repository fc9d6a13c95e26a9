import type { ActivityFields, ActivitySetUp, ClassSetUp } from "../../client/views/setUp.ts";
import { weekdays } from "../../words/dates.ts";

/** A slot as it is typed: clock times, as a browser's own control gives them. */
interface TypedSlot {
  id: string | null;
  weekday: number;
  start: string;
  end: string;
}

const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** Minutes since midnight; NaN while it is not a time. */
function minutesOf(typed: string): number {
  const [hours = "", minutes = ""] = typed.split(":");
  return hours === "" || minutes === "" ? NaN : Number(hours) * 60 + Number(minutes);
}

/** More than two of one pupil's targets in an activity are too many to look for at once. */
const mostTargets = 2;

/** An activity being set up, from how it was when it was opened. */
export class ActivityEdit {
  readonly seen: ActivitySetUp | null;
  name = $state("");
  place = $state("");
  camera = $state(true);
  areas = $state<string[]>([]);
  adults = $state<string[]>([]);
  slots = $state<TypedSlot[]>([]);
  /** Targets chosen here, whoever they are of. */
  targets = $state<string[]>([]);

  constructor(seen: ActivitySetUp | null) {
    this.seen = seen;
    if (!seen) return;
    this.name = seen.name;
    this.place = seen.place ?? "";
    this.camera = seen.camera;
    this.areas = [...seen.areas];
    this.adults = [...seen.usualAdults];
    this.slots = seen.slots.map((slot) => ({ ...slot, start: clock(slot.start), end: clock(slot.end) }));
    this.targets = Object.values(seen.targets).flat();
  }

  /** The same time on the next day: most activities come back through the week. */
  addSlot(): void {
    const last = this.slots.at(-1);
    const weekday = last ? (last.weekday % 5) + 1 : 1;
    this.slots.push({ id: null, weekday, start: last?.start ?? "", end: last?.end ?? "" });
  }

  removeSlot(at: number): void {
    this.slots.splice(at, 1);
  }

  chosenOf(pupil: ClassSetUp["pupils"][number]): string[] {
    return pupil.targets.flatMap(({ id }) => (this.targets.includes(id) ? [id] : []));
  }

  /** What is still to be said or put right, where and how; null when it can be saved. */
  missing({ pupils }: ClassSetUp): string | null {
    if (this.name.trim() === "") return "Give it a name.";
    for (const [at, { weekday, start, end }] of this.slots.entries()) {
      const here = `Time ${at + 1}, ${weekdays[weekday - 1] ?? ""}`;
      if (Number.isNaN(minutesOf(start) + minutesOf(end))) return `${here}: say from when to when, or take it away.`;
      if (minutesOf(end) <= minutesOf(start)) return `${here}: it ends before it begins. Put the later time second.`;
    }
    const many = pupils.find((pupil) => this.chosenOf(pupil).length > mostTargets);
    return many ? `${many.name}: ${this.chosenOf(many).length} targets are chosen here. Choose one or two.` : null;
  }

  fields({ pupils }: ClassSetUp): ActivityFields {
    const chosen = pupils.map((pupil) => [pupil.id, this.chosenOf(pupil)] as const).filter(([, targets]) => targets.length > 0);
    // A pupil who has left the class since keeps what was chosen for them: nobody edited it here.
    const others = Object.entries(this.seen?.targets ?? {}).filter(([id]) => !pupils.some((pupil) => pupil.id === id));
    return {
      name: this.name.trim(),
      place: this.place.trim() === "" ? null : this.place.trim(),
      camera: this.camera,
      areas: [...this.areas],
      usualAdults: [...this.adults],
      slots: this.slots.map(({ id, weekday, start, end }) => ({ id, weekday, start: minutesOf(start), end: minutesOf(end) })),
      targets: Object.fromEntries([...others, ...chosen]),
    };
  }
}
