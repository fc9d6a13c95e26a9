/** The finger of WebKit's tablets, which is ours. That of Chromium's is Playwright's, and has tests of its own. */
import { expect, test } from "./harness/test.ts";

test("what comes to lie under a finger on its way is not pressed in place of what was meant", async ({ shell, newTablet }) => {
  const tablet = await newTablet(shell.origin);
  await tablet.open("/");
  await tablet.evaluate(() => {
    const pressed: string[] = [];
    const make = (name: string) => {
      const press = document.createElement("button");
      press.textContent = name;
      press.addEventListener("click", () => {
        pressed.push(name);
        said.textContent = pressed.join(", ");
      });
      return press;
    };
    const said = document.createElement("p");
    document.body.replaceChildren(make("Class"), make("School"), said);
    // As a list does into which others arrive, without an end.
    let frames = 0;
    const turn = () => {
      frames += 1;
      if (frames % 6 === 0) said.before(document.body.children[0] ?? said);
      requestAnimationFrame(turn);
    };
    turn();
  });
  for (let presses = 0; presses < 8; presses += 1) await tablet.tap({ role: "button", name: "School" });
  await tablet.sees(/School/);
  // A press that fell apart, down on a button and up beside it, is nobody's.
  expect(await tablet.evaluate(() => document.querySelector("p")?.textContent)).toMatch(/^School(, School)*$/);
});
