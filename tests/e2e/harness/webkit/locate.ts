import { computeAccessibleName, getRole, isInaccessible } from "dom-accessibility-api";
import { onceChanged } from "../onceChanged.ts";

/*
 * Runs in the page, under WebKitGTK, whose driver finds elements by selector only: finds them as a screen reader would, waits for them
 * as the page changes, and says what was there instead. Bundled by bundle.ts.
 */

/** A target as it travels: patterns are sources and flags. */
export interface Plan {
  readonly role?: string;
  readonly pattern: { readonly source: string; readonly flags: string };
  readonly within?: Plan;
}

const tidy = (text: string): string => text.replace(/\s+/g, " ").trim();

const shown = (element: Element): boolean => !isInaccessible(element) && element.getClientRects().length > 0;

const smallest = (elements: readonly Element[]): Element[] =>
  elements.filter((element) => !elements.some((other) => other !== element && element.contains(other)));

const all = (root: ParentNode): Element[] => [...root.querySelectorAll("*")];

/** Everything shown that the plan means, in document order. */
const find = ({ role, pattern, within }: Plan): Element[] => {
  const wanted = new RegExp(pattern.source, pattern.flags);
  const roots: ParentNode[] = within === undefined ? [document] : find(within);
  const candidates = roots.flatMap(all);
  if (role === undefined) {
    return smallest(candidates.filter((element) => wanted.test(tidy(element.textContent)))).filter(shown);
  }
  return candidates.filter((element) => getRole(element) === role && wanted.test(tidy(computeAccessibleName(element))) && shown(element));
};

const named = (role: string): string =>
  all(document)
    .filter((element) => getRole(element) === role && shown(element))
    .map((element) => `“${tidy(computeAccessibleName(element))}”`)
    .join(", ");

const describe = ({ role, pattern }: Plan): string => `${role ?? "text"} ${pattern.source}`;

const whatIsThere = (plan: Plan): string =>
  plan.role === undefined ? tidy(document.body.innerText) : `${plan.role}: ${named(plan.role) || "none"}`;

const disabled = (element: Element): boolean => element.matches(":disabled, [aria-disabled='true'], :disabled *");

/** Whether a finger that comes down on `hit` presses the element. */
const presses = (hit: Element, element: Element): boolean => element.contains(hit) || hit.closest("label")?.control === element;

/** Where a finger would land, when it would land on the element. */
const underFinger = (element: Element): Element | null => {
  const { x, y, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  return hit !== null && (presses(hit, element) || hit.contains(element)) ? hit : null;
};

/** The press that the driver is asked for: where it landed is known once it has come. */
interface Press {
  /** It came down on something else. */
  missed: boolean;
  /** It came down where it was meant and up beside it, as the page drew itself anew in between: nobody's press. */
  fellApart: boolean;
  /** What it came to. */
  clicked: boolean;
  readonly element: Element;
  readonly over: AbortController;
}

declare global {
  interface Window {
    /** Kept by the page, since this script is another one at each question. */
    watchedPress?: Press;
  }
}

/**
 * A screen may draw itself anew between the look and the finger, which would then press what has come to lie there. Such a press
 * reaches nothing of the page, and is told by `missed`.
 */
const watchPress = (element: Element, aimedAt: Element): void => {
  window.watchedPress?.over.abort();
  const press: Press = { missed: false, fellApart: false, clicked: false, element, over: new AbortController() };
  window.watchedPress = press;
  const hear = (event: Event): void => {
    // What holds the button is not the button: once it has moved, the finger comes down there.
    const elsewhere = event.target instanceof Element && event.target !== aimedAt && !presses(event.target, element);
    if (event.type === "pointerdown") press.missed = elsewhere;
    if (event.type === "pointerup") press.fellApart = elsewhere;
    if (press.missed) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (event.type === "click") {
      press.clicked = true;
      press.over.abort();
    }
  };
  for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {
    window.addEventListener(type, hear, { capture: true, signal: press.over.signal });
  }
};

/**
 * Whether the last press was nobody's, and a person would press again: it came down beside the button, came apart, or came to nothing
 * though the button is still there. What is pressed from now on is not watched: no click follows where a button went.
 */
export const missed = (): boolean => {
  const press = window.watchedPress;
  press?.over.abort();
  return press !== undefined && (press.missed || press.fellApart || (!press.clicked && press.element.isConnected));
};

const place = (element: Element): string => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].join();
};

/**
 * Looks at each change of the page until there is a result: to name everything on it in every frame would take from the machine what
 * the app itself needs. `again` asks for the very next frame.
 */
const eachChange = <Result>(within: number, look: () => Result | "again" | undefined, why: () => string): Promise<Result> =>
  new Promise((resolve, reject) => {
    const until = performance.now() + within;
    const looks = () => {
      const result = look();
      if (result !== undefined && result !== "again") resolve(result);
      else if (performance.now() > until) reject(new Error(why()));
      else if (result === "again") requestAnimationFrame(looks);
      else onceChanged(looks);
    };
    looks();
  });

const only = (found: readonly Element[], plan: Plan): Element | undefined => {
  if (found.length > 1) throw new Error(`${describe(plan)}: there are ${found.length} of them`);
  return found[0];
};

export const count = (plan: Plan): number => find(plan).length;

/** Waits until something the plan means is shown (`present`), or nothing is. */
export const watch = (plan: Plan, present: boolean, within: number): Promise<true> =>
  eachChange(
    within,
    () => (find(plan).length > 0 === present ? true : undefined),
    () => `${describe(plan)} ${present ? "did not come" : "did not go"}. On screen: ${whatIsThere(plan)}`,
  );

/** Waits for the one element the plan means. */
export const one = (plan: Plan, within: number): Promise<Element> =>
  eachChange(
    within,
    () => only(find(plan), plan),
    () => `${describe(plan)} did not come. On screen: ${whatIsThere(plan)}`,
  );

/** Frames in a row in which a button has not moved before it is pressed: a page that is still filling draws in fits and starts. */
const stillFrames = 3;

/** Waits for the one element the plan means to be still, enabled and not covered; scrolls to it. */
export const pressable = (plan: Plan, within: number): Promise<Element> => {
  let before: string | undefined;
  let frames = 0;
  let why = "did not come";
  return eachChange(
    within,
    () => {
      const element = only(find(plan), plan);
      if (element === undefined) return undefined;
      element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
      const now = place(element);
      frames = now === before ? frames + 1 : 0;
      before = now;
      if (frames < stillFrames) {
        why = "does not stay where it is";
        return "again";
      }
      const aimedAt = underFinger(element);
      if (disabled(element)) why = "is disabled";
      else if (aimedAt === null) why = "is covered by something";
      else {
        watchPress(element, aimedAt);
        return element;
      }
      return undefined;
    },
    () => `${describe(plan)} ${why}. On screen: ${whatIsThere(plan)}`,
  );
};

const fields = "input, textarea, select, [contenteditable='true'], [role='textbox'], [role='combobox'], [role='spinbutton']";

/** Waits for the one field with this label. */
export const field = (label: string, within: number): Promise<Element> => {
  const plan: Plan = { role: "textbox", pattern: { source: label, flags: "" } };
  return eachChange(
    within,
    () =>
      only(
        [...document.querySelectorAll(fields)].filter((element) => tidy(computeAccessibleName(element)) === label && shown(element)),
        plan,
      ),
    () => `field “${label}” did not come. On screen: ${whatIsThere(plan)}`,
  );
};
