/** What staff do on a tablet, in the words a test is written in. */
import { answer, card, signIn, type Adult, type Classroom } from "./classroom.ts";
import type { NewTablet } from "./test.ts";
import type { Tablet } from "./tablet.ts";

/** A tablet of somebody's own: the first adult of a role has signed in, and holds the class. `before` it is first opened. */
export async function tabletOf(
  newTablet: NewTablet,
  { school, one }: Classroom,
  role: string,
  before: (tablet: Tablet) => void = () => undefined,
): Promise<Tablet> {
  const tablet = await newTablet(school.origin);
  before(tablet);
  await tablet.open("/");
  await signIn(tablet, one(role));
  return tablet;
}

/** Whoever is in covers the screen: the tiles are back. */
export async function coversTheScreen(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: "button", name: /^Signed in:/ });
  await tablet.tap({ role: "button", name: "Switch person" });
  await tablet.sees({ role: "heading", name: "Who is here?" });
}

export async function goOffline(...tablets: readonly Tablet[]): Promise<void> {
  for (const tablet of tablets) await tablet.goOffline();
}

export async function goOnline(...tablets: readonly Tablet[]): Promise<void> {
  for (const tablet of tablets) await tablet.goOnline();
}

/** Opens a child's sheet, unless it is open. */
export async function opens(tablet: Tablet, child: string): Promise<void> {
  const sheet = { role: "region", name: `Record for ${child}` } as const;
  if ((await tablet.count(sheet)) === 0) await tablet.tap({ role: "button", name: card(child) });
  await tablet.sees(sheet);
}

/** Says how a child's first target went, and sees it saved. */
export async function says(tablet: Tablet, child: string, how: string): Promise<void> {
  await opens(tablet, child);
  await tablet.tap(await answer(tablet, how));
  await tablet.sees(new RegExp(`${child}[^.]*: ${how.toLowerCase()}\\s+Saved (here|and sent)`));
}

/** Writes a note about a child, and sees it saved. */
export async function notes(tablet: Tablet, child: string, words: string): Promise<void> {
  await opens(tablet, child);
  await tablet.tap({ role: "button", name: "Note", within: { role: "group", name: "What to record" } });
  await tablet.type(`Note about ${child}`, words);
  await tablet.tap({ role: "button", name: "Save the note" });
  await tablet.sees(new RegExp(`${child}, a note: ${words}\\s+Saved (here|and sent)`));
}

/** Opens a child's plan. */
export async function opensThePlan(tablet: Tablet, child: string): Promise<void> {
  await tablet.tap({ role: "link", name: "Plans" });
  await tablet.tap({ role: "link", name: new RegExp(`^${child}`) });
}

/** Opens what is kept of the school and its classes. */
export async function opensTheSchool(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: "link", name: "School" });
  await tablet.sees({ role: "heading", name: "Classes and groups" });
}

/** Chooses a day in a field, as the calendar does that a tablet shows for it; `within` what has this name where there are several. */
export async function choosesDay(
  tablet: Tablet,
  label: string,
  day: string,
  within: { role: "group" | "region" | "dialog"; name: string },
): Promise<void> {
  await tablet.sees(within);
  await tablet.evaluate(
    ({ label, day, name }) => {
      const called = (one: HTMLElement) => one.ariaLabel ?? one.querySelector("legend, h2")?.textContent.trim();
      const among = [...document.querySelectorAll<HTMLElement>("fieldset, section, dialog")].find((one) => called(one) === name);
      const field = [...(among?.querySelectorAll("label") ?? [])].find((one) => one.textContent.trim() === label)?.control;
      if (!(field instanceof HTMLInputElement)) throw new Error(`there is no day “${label}” in ${name}`);
      field.value = day;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    { label, day, name: within.name },
  );
}

/** Gives a CSV file to the only field there is for one, as the picker does. */
export async function givesFile(tablet: Tablet, name: string, text: string): Promise<void> {
  await tablet.evaluate(
    ({ name, text }) => {
      const field = document.querySelector<HTMLInputElement>("input[type=file]");
      if (!field) throw new Error("there is no field for a file");
      const picked = new DataTransfer();
      picked.items.add(new File([text], name, { type: "text/csv" }));
      field.files = picked.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    },
    { name, text },
  );
}

/** Chooses from the list with this label, as the wheel does that an iPad shows for it. */
export async function picks(tablet: Tablet, label: string, option: string): Promise<void> {
  await tablet.sees({ role: "combobox", name: label });
  await tablet.evaluate(
    ({ label, option }) => {
      const lists = [...document.querySelectorAll("select")];
      const named = (one: HTMLSelectElement) => one.ariaLabel ?? one.labels[0]?.querySelector("span")?.textContent.trim();
      const list = lists.find((one) => named(one) === label);
      const wanted = [...(list?.options ?? [])].find((one) => one.textContent.trim() === option);
      if (!list || !wanted) throw new Error(`there is no “${option}” under “${label}”`);
      list.value = wanted.value;
      list.dispatchEvent(new Event("change", { bubbles: true }));
    },
    { label, option },
  );
}

/** Pastes into the box with this label, in place of what stood there: all at once, as from Word. */
export async function pastes(tablet: Tablet, label: string, words: string): Promise<void> {
  await tablet.sees({ role: "textbox", name: label });
  await tablet.evaluate(
    ({ label, words }) => {
      const named = (one: HTMLTextAreaElement) => one.ariaLabel ?? one.labels[0]?.textContent.trim();
      const field = [...document.querySelectorAll("textarea")].find((one) => named(one) === label);
      if (!field) throw new Error("there is nothing to paste into");
      field.value = words;
      field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    },
    { label, words },
  );
}

/** Opens the page behind the pill. */
export async function opensThePill(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: "button", name: /What is saved, and where$/ });
  await tablet.sees({ role: "heading", name: "Last exchange with the school" });
}

/** A refused request is written to the console; where somebody was signed out, that is what the test is about. */
export const signedOut = /the server responded with a status of 401/;

/** Signs in under "Sign in to send", on the page behind the pill. */
export async function signsInToSend(tablet: Tablet, { login }: Adult, password: string): Promise<void> {
  await opensThePill(tablet);
  await tablet.tap({ role: "button", name: "Sign in to send" });
  await tablet.type("E-mail or user name", login);
  await tablet.type("Password", password);
  await tablet.tap({ role: "button", name: "Sign in", within: { role: "dialog", name: "Sign in" } });
}

/** Goes back to the class. */
export async function opensTheClass(tablet: Tablet): Promise<void> {
  await tablet.tap({ role: "link", name: "Class" });
  await tablet.sees({ role: "button", name: card("Amara") });
}

/**
 * Asks for an exchange by hand, on the page behind the pill, and waits for what it came to: as a rule that everything is sent, whatever
 * else there is to decide. The answer is looked for beside the button, because the last one goes on standing where a screen reader heard it.
 */
export async function exchanges(tablet: Tablet, answer = /Sent\. [^.]*\./): Promise<void> {
  await opensThePill(tablet);
  await tablet.tap({ role: "button", name: "Send now" });
  await tablet.sees(new RegExp(`${answer.source} Send now`));
}

/** Each in turn asks for an exchange by hand, and goes back to the class. */
export async function exchangeInTurn(...tablets: readonly Tablet[]): Promise<void> {
  for (const tablet of tablets) {
    await exchanges(tablet);
    await opensTheClass(tablet);
  }
}
