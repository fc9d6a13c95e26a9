import type { Client, CommandCode, Moment } from "../../client/client.ts";
import type { ActivityChoice, GroupRow, RecordView, TargetRow } from "../../client/views/classScreen.ts";
import type { ClassChoice, Remembered } from "../../client/views/people.ts";
import type { Went } from "../../domain/answer.ts";
import type { SeenBy } from "../../domain/kinds/evidence.ts";
import { caseload } from "../../domain/caseload.ts";
import { observedAt, type When } from "../../domain/observing.ts";
import { dayOf, localTime, type Day } from "../../domain/time.ts";
import { wentWords } from "../../words/answers.ts";
import { activityOf, isRecalled, placeOf, whenOf } from "./activityNow.ts";
import { Doing } from "./Doing.svelte.ts";
import { Followed } from "./Followed.svelte.ts";
import type { NoteDraft } from "./NoteDraft.svelte.ts";
import { Notes } from "./Notes.ts";
import type { Parts } from "./parts.ts";
import { ofToday, rowSeenByIn, seenByIn, toolIn, withRowSeenBy, withSeenBy, withTool, type Tool } from "./remembering.ts";

/** What lies over the tools of the sheet. `record` is the one it is about. */
export type Panel =
  | { type: "none" }
  | { type: "lastFive" }
  | { type: "exact" | "words" | "wrongPupil"; record: string }
  | { type: "picture"; record: RecordView | null }
  | { type: "tally"; target: string }
  | { type: "didntJoin" };

const noPanel: Panel = { type: "none" };

/** A second Undo so soon after the first is the same tap, not another. */
const undoneMs = 1_000;

/** As much of a desk as a record in the making needs. */
export type Recording = Pick<Desk, "moment" | "doing"> & { parts: Pick<Parts, "announcer" | "clock"> };

/** The desk of one person: what is kept with every record, and what is being written. It is made anew for whoever signs in. */
export class Desk {
  readonly parts: Parts;
  readonly person: string;
  readonly doing: Doing;
  readonly notes: Notes;
  readonly session;
  readonly pill;
  readonly lastFive;
  readonly #client: Client;
  readonly #stored;
  #remembered = $state.raw<Remembered | null>(null);
  readonly #roll;
  #picked = $state.raw<{ place: string; when: When } | null>(null);
  #panel = $state.raw<Panel>(noPanel);
  #shown = $state<string | null>(null);
  #undoneAt = 0;

  constructor(parts: Parts, person: string) {
    this.parts = parts;
    this.person = person;
    this.#client = parts.client;
    this.doing = new Doing(parts.client);
    this.session = new Followed(parts.client.query("session", {}));
    this.pill = new Followed(parts.client.query("pill", {}));
    this.lastFive = new Followed(parts.client.query("lastFive", {}));
    this.#stored = new Followed(parts.client.query("remembered", {}));
    this.#roll = new Followed(parts.client.query("roll", {}));
    this.notes = new Notes(parts.client, { keep: () => this.#remember(this.#kept) });
  }

  /** The school's zone; the tablet's own until the school's is known. */
  get zone(): string {
    return this.session.value?.zone ?? "Europe/London";
  }

  /** What can be opened like a class: classes, groups and one's own caseload. */
  get places(): ClassChoice[] {
    const { classes = [], caseload: comesFor = false } = this.session.value ?? {};
    return comesFor ? [...classes, { ...caseload, type: "group" }] : classes;
  }

  /** The class that the address names, be it here or not; without one, the last that was open, today or before, or the first. */
  readonly class: string | null = $derived.by(() => {
    const { route } = this.parts.router;
    const session = this.session.value;
    const known = (id: string | null) => this.places.find((one) => one.id === id)?.id;
    // The address of a class that is not, or no longer, this person's opens one that is.
    if ((route.screen === "class" || route.screen === "group" || route.screen === "catchUp") && (!session || known(route.class)))
      return route.class;
    return known(this.#shown) ?? known(session?.lastClass ?? null) ?? this.places[0]?.id ?? null;
  });

  /** Classes of a phase that are folded out: they are when one comes back from a child. */
  unfolded = $state.raw<readonly string[]>([]);

  /** Remembers the class that was open, for the screens whose address names none. */
  show(id: string): void {
    this.#shown = id;
  }

  readonly #activity = $derived.by(() =>
    this.class === null ? null : new Followed(this.#client.query("activity", { class: this.class })),
  );
  readonly #view = $derived.by(() => (this.class === null ? null : new Followed(this.#client.query("class", { class: this.class }))));
  readonly #staff = $derived.by(() =>
    this.class === null ? null : new Followed(this.#client.query("staffChoices", { class: this.class })),
  );

  get classSnapshot() {
    return this.#view?.snapshot;
  }
  get classView() {
    return this.#view?.value;
  }
  get activityView() {
    return this.#activity?.value;
  }
  get staff() {
    return this.#staff?.value ?? [];
  }
  /** Every child held here, by every name; undefined until it is known. */
  get roll() {
    return this.#roll.value;
  }
  /** The note of the class on screen. */
  get note(): NoteDraft {
    return this.notes.of(this.class ?? "");
  }
  /** The words of a record as they are written. */
  wordsOf(record: string): NoteDraft {
    return this.notes.of(record, this.class ?? "");
  }
  /** A record that words were begun for and left; it is offered back. */
  get wordsWait(): RecordView | undefined {
    if (this.#panel.type === "words") return undefined;
    return this.lastFive.value?.records.find(({ id, removed }) => !removed && this.notes.has(id));
  }
  get activity() {
    return activityOf(this.activityView);
  }
  readonly today: Day = $derived.by(() => dayOf(this.parts.clock.now, this.zone));
  get minutes(): number {
    return localTime(this.parts.clock.now, this.zone).minutes;
  }

  get #kept(): Remembered {
    return ofToday(this.#remembered ?? this.#stored.value, this.today);
  }
  get typedToday(): readonly SeenBy[] {
    return this.#kept.typed;
  }
  get seenBy(): SeenBy {
    return seenByIn(this.#kept, this.activity?.id ?? null, this.person);
  }
  /** A picked time holds until another activity is taken, so that "yesterday" does not slip into the next one. */
  get when(): When {
    return this.#picked?.place === this.#place ? this.#picked.when : whenOf(this.activity, this.minutes);
  }
  get #place(): string {
    return placeOf(this.class, this.activityView, this.today);
  }
  /** The day that is written: what was saved on it is what the answers show. It changes as rarely as a day does, however the clock ticks. */
  readonly day: Day = $derived.by(() => dayOf(observedAt(this.when, this.parts.clock.now, this.zone).observedAt, this.zone));
  get tool(): Tool | undefined {
    return toolIn(this.#kept, this.activity?.id ?? null);
  }
  get panel(): Panel {
    return this.#panel;
  }

  /** What a record carries that is written up for an activity of today, or of the day that is named: its own time, kept as that session, and its own adult. */
  momentOf({ id, start }: { id: string; start: number }, day = this.today): Moment {
    return { activity: id, seenBy: seenByIn(this.#kept, id, this.person), when: { type: "slot", start, day } };
  }

  /** What a record made now carries. */
  moment(seenBy: SeenBy = this.seenBy): Moment {
    return { activity: this.activity?.id ?? null, until: this.activityView?.until ?? null, seenBy, when: this.when };
  }

  chooseSeenBy(seenBy: SeenBy, activity = this.activity?.id ?? null): void {
    this.#remember(withSeenBy(this.#kept, activity, seenBy));
  }
  /** Who saw the child of one row of a group: in the lesson it is whoever the bar says; afterwards each child has an adult, as last week. */
  seenByOf(row: GroupRow): SeenBy {
    if (this.when.type === "now") return this.seenBy;
    return rowSeenByIn(this.#kept, this.activity?.id ?? null, row.card.id, row.seenBy, this.person);
  }
  chooseSeenByOf(row: GroupRow, seenBy: SeenBy): void {
    this.#remember(withRowSeenBy(this.#kept, this.activity?.id ?? null, row.card.id, seenBy));
  }
  chooseWhen(when: When): void {
    this.#picked = { place: this.#place, when };
  }
  chooseTool(tool: Tool): void {
    this.#panel = noPanel;
    this.#remember(withTool(this.#kept, this.activity?.id ?? null, tool));
  }
  takeActivity(activity: ActivityChoice | null): void {
    const here = this.class;
    const taken = activity ? { activity: activity.id, start: activity.start } : { activity: null };
    if (here === null) return;
    void this.doing.run(
      "takeActivity",
      "Activity",
      () => ({ class: here, ...taken }),
      () => this.#recall(here, activity),
    );
  }
  /** The group opens at once on what is recalled, from the class itself: whoever has a child's sheet open writes about that child. */
  #recall(here: string, activity: ActivityChoice | null): void {
    const { router } = this.parts;
    const { route } = router;
    const onClass = route.screen === "home" || (route.screen === "class" && route.class === here && route.pupil === null);
    if (onClass && this.session.value?.may.record && isRecalled(activity, this.minutes)) router.go({ screen: "group", class: here });
  }
  /** One tap for everyone; why is asked afterwards, and can be left. Null says that it did happen. */
  didntHappen({ id: activity, start }: ActivityChoice, why: "closed" | "staffing" | "trip" | "other" | null = "other"): void {
    const here = this.class;
    const what = why === null ? "It did happen" : "It didn’t happen";
    if (here !== null) void this.doing.run("didntHappen", what, () => ({ class: here, activity, start, why }));
  }
  open(panel: Panel): void {
    this.#panel = panel;
  }
  closePanel(): void {
    this.#panel = noPanel;
  }

  /** The record the bottom line tells: this person's latest here that stands. */
  get last(): RecordView | undefined {
    return this.lastFive.value?.records.find((record) => !record.removed);
  }
  recordOf(id: string): RecordView | undefined {
    return this.lastFive.value?.records.find((record) => record.id === id);
  }

  /** How it went: the last tap of a target. */
  answer(
    pupil: { id: string; name: string },
    { id: target, step }: Pick<TargetRow, "id" | "step">,
    went: Went,
    moment: Moment = this.moment(),
  ): void {
    void this.doing.run(
      "recordTarget",
      wentWords[went],
      () => ({ pupil: pupil.id, target, step, went, moment }),
      ({ raised }) => this.parts.announcer.say(`Saved${raised ? ", one more" : ""}: ${pupil.name}, ${wentWords[went]}`),
    );
  }
  again(record: RecordView): void {
    void this.doing.run(
      "again",
      "+1",
      () => ({ record: record.id }),
      () => this.parts.announcer.say(`Saved, one more: ${record.pupilName}`),
    );
  }
  undo(record: RecordView): void {
    const now = this.parts.clock.exactly();
    if (now - this.#undoneAt < undoneMs) return;
    this.#undoneAt = now;
    this.closePanel();
    void this.doing.run(
      "undo",
      "Undo",
      () => ({ record: record.id }),
      ({ moved }) =>
        moved ? this.open({ type: "wrongPupil", record: record.id }) : this.parts.announcer.say(`Undone: ${record.pupilName}`),
    );
  }

  /** Keeps what is being written, before the desk is left. */
  async keepNotes(): Promise<void> {
    this.notes.flush();
    await this.doing.run("remember", "Remember", () => null);
  }

  /** Covers the screen with the tiles. Whoever is next begins at their own class, not on the page somebody else had open. */
  async cover(): Promise<CommandCode | null> {
    await this.keepNotes();
    const outcome = await this.#client.command("lock", {});
    if (!outcome.ok) return outcome.code;
    this.parts.router.replace({ screen: "home" });
    return null;
  }

  #remember(next: Remembered): void {
    this.#remembered = next;
    if (!this.notes.known) return;
    const notes = this.notes.taken();
    void this.doing.quietly("remember", { ...next, notes }).then((kept) => {
      if (!kept) this.notes.missed(notes);
    });
  }
}
