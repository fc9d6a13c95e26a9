import type { AreaGroup, PinnedStep, PlanTarget, TargetFields } from "../../client/views/pupil.ts";
import { adviceOn } from "../../domain/targets/advice.ts";
import { guessArea } from "../../domain/targets/guessArea.ts";
import { adviceSaid, targetSentence } from "../../words/targetWords.ts";
import { frameworkOf } from "./frameworkOf.ts";

const criteria = ["xOfY", "duration", "distance", "onDays", "keeps", "open"] as const;
export type CriterionType = (typeof criteria)[number];
type Criterion = NonNullable<TargetFields["criterion"]>;

const freshCriterion: Record<CriterionType, Criterion> = {
  xOfY: { type: "xOfY", x: 4, y: 5 },
  duration: { type: "duration", seconds: 30 },
  distance: { type: "distance", value: 5, unit: "times" },
  onDays: { type: "onDays", days: 3 },
  keeps: { type: "keeps" },
  open: { type: "open", words: "" },
};

/** One target being worded. The structured parts improve the words; they never change them by themselves. */
export class TargetEdit {
  readonly #name: string;
  readonly #areas: readonly AreaGroup[];
  wording = $state("");
  cue = $state("");
  behaviour = $state("");
  help = $state<"" | NonNullable<TargetFields["help"]>>("");
  criterion = $state.raw<Criterion | null>(null);
  contexts = $state("");
  module = $state<number | null>(null);
  counts = $state("");
  doesntCount = $state("");
  outcome = $state("");
  programme = $state("");
  maintain = $state(false);
  #area = $state<string | null>(null);
  #step = $state<string | null>(null);

  /** @param programme the one that a new target is part of */
  constructor(name: string, areas: readonly AreaGroup[], from: TargetFields | null, programme = "") {
    this.#name = name;
    this.#areas = areas;
    this.programme = from?.programmeOf ?? programme;
    if (from === null) return;
    this.wording = from.wording;
    this.cue = from.cue ?? "";
    this.behaviour = from.behaviour ?? "";
    this.help = from.help ?? "";
    this.criterion = from.criterion ?? null;
    this.contexts = from.contexts ?? "";
    this.module = from.module ?? null;
    this.counts = from.counts;
    this.doesntCount = from.doesntCount;
    this.outcome = from.outcome ?? "";
    this.maintain = from.maintain;
    this.#area = from.area ?? "";
    this.#step = from.step;
  }

  /** As it was chosen; until then as the words say. */
  get area(): string | null {
    if (this.#area !== null) return this.#area === "" ? null : this.#area;
    return guessArea(
      this.wording,
      this.#areas.flatMap((group) => (group.own ? group.areas : [])),
    );
  }
  /** A step is of one strand: with another area the target no longer stands for it. */
  chooseArea(area: string): void {
    if (area !== this.area) this.#step = null;
    this.#area = area;
  }
  get step(): string | null {
    return this.#step;
  }
  /** @param step null for none; its strand stays the target's area */
  chooseStep(step: Pick<PinnedStep, "id" | "strand"> | null): void {
    if (step) this.#area = step.strand;
    this.#step = step?.id ?? null;
  }
  chooseCriterion(type: string): void {
    const known = criteria.find((one) => one === type);
    this.criterion = known ? freshCriterion[known] : null;
  }

  readonly advice = $derived.by(() => adviceOn(this.wording).map(adviceSaid));
  /** What the parts come to in one sentence; null while they say too little, or just what the words say. */
  readonly sentence = $derived.by(() => {
    const said = targetSentence(this.#name, this.#parts);
    return said === this.wording.trim() ? null : said;
  });
  get ready(): boolean {
    return this.wording.trim() !== "";
  }

  get #parts() {
    const { cue, behaviour, help, criterion, contexts, module } = this;
    return {
      ...{ cue, behaviour, contexts, help: help === "" ? undefined : help },
      ...{ criterion: criterion ?? undefined, module: module ?? undefined },
    };
  }

  get fields(): TargetFields {
    const { cue, behaviour, contexts, help, criterion, module } = this.#parts;
    const said = (words: string) => (words.trim() === "" ? undefined : words.trim());
    return {
      ...{ wording: this.wording.trim(), cue: said(cue), behaviour: said(behaviour), contexts: said(contexts), help, criterion, module },
      ...{
        framework: frameworkOf(this.area, this.#areas),
        area: this.area,
        step: this.step,
        outcome: this.outcome === "" ? null : this.outcome,
        programmeOf: this.programme === "" ? null : this.programme,
        maintain: this.maintain,
      },
      ...{ counts: this.counts.trim(), doesntCount: this.doesntCount.trim() },
    };
  }
}

/** What a successor starts from: the next step is worded anew and stands for a step of its own, an adjustment starts from what there is. */
export function successorOf(target: PlanTarget, action: "nextStep" | "adjust"): TargetFields {
  const { cue, behaviour, help, criterion, contexts, module, framework, area, step, outcome, counts, doesntCount } = target;
  const { programmeOf, maintain } = target;
  const same = { framework, area, outcome, programmeOf, maintain };
  if (action === "adjust")
    return { ...same, step, wording: target.wording, cue, behaviour, help, criterion, contexts, module, counts, doesntCount };
  return {
    ...same,
    step: null,
    ...{ wording: "", cue, behaviour: undefined, help: undefined, criterion: undefined, contexts, module: undefined },
    ...{ counts: "", doesntCount: "" },
  };
}
