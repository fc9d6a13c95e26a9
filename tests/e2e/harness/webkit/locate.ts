import { computeAccessibleName, getRole, isInaccessible } from "dom-accessibility-api";

/*
 * Runs in the page, under WebKitGTK, whose driver finds elements by selector only: finds them as a screen reader would, waits for them by
 * animation frames, and says what was there instead. Bundled by bundle.ts.
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

/** Where a finger would land, and whether it would land on the element. */
const uncovered = (element: Element): boolean => {
  const { x, y, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  return hit !== null && (element.contains(hit) || hit.contains(element) || hit.closest("label")?.control === element);
};

const place = (element: Element): string => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].join();
};

const eachFrame = <Result>(within: number, look: () => Result | undefined, why: () => string): Promise<Result> =>
  new Promise((resolve, reject) => {
    const until = performance.now() + within;
    const frame = () => {
      const result = look();
      if (result !== undefined) resolve(result);
      else if (performance.now() > until) reject(new Error(why()));
      else requestAnimationFrame(frame);
    };
    frame();
  });

const only = (found: readonly Element[], plan: Plan): Element | undefined => {
  if (found.length > 1) throw new Error(`${describe(plan)}: there are ${found.length} of them`);
  return found[0];
};

export const count = (plan: Plan): number => find(plan).length;

/** Waits until something the plan means is shown (`present`), or nothing is. */
export const watch = (plan: Plan, present: boolean, within: number): Promise<true> =>
  eachFrame(
    within,
    () => (find(plan).length > 0 === present ? true : undefined),
    () => `${describe(plan)} ${present ? "did not come" : "did not go"}. On screen: ${whatIsThere(plan)}`,
  );

/** Waits for the one element the plan means. */
export const one = (plan: Plan, within: number): Promise<Element> =>
  eachFrame(
    within,
    () => only(find(plan), plan),
    () => `${describe(plan)} did not come. On screen: ${whatIsThere(plan)}`,
  );

/** Waits for the one element the plan means to be still for a frame, enabled and not covered; scrolls to it. */
export const pressable = (plan: Plan, within: number): Promise<Element> => {
  let before: string | undefined;
  let why = "did not come";
  return eachFrame(
    within,
    () => {
      const element = only(find(plan), plan);
      if (element === undefined) return undefined;
      element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
      const now = place(element);
      const still = now === before;
      before = now;
      if (!still) why = "does not stay where it is";
      else if (disabled(element)) why = "is disabled";
      else if (!uncovered(element)) why = "is covered by something";
      else return element;
      return undefined;
    },
    () => `${describe(plan)} ${why}. On screen: ${whatIsThere(plan)}`,
  );
};

const fields = "input, textarea, select, [contenteditable='true'], [role='textbox'], [role='combobox'], [role='spinbutton']";

/** Waits for the one field with this label. */
export const field = (label: string, within: number): Promise<Element> => {
  const plan: Plan = { role: "textbox", pattern: { source: label, flags: "" } };
  return eachFrame(
    within,
    () =>
      only(
        [...document.querySelectorAll(fields)].filter((element) => tidy(computeAccessibleName(element)) === label && shown(element)),
        plan,
      ),
    () => `field “${label}” did not come. On screen: ${whatIsThere(plan)}`,
  );
};
