/** Which of the app's places the rail says one is in. */
import { expect, test } from "./gallery.fixture.ts";

const places = { "class-first": "Class", class: "Class", targets: "Class", "pupil-plan": "Plans" };

for (const [scene, name] of Object.entries(places))
  test(`${scene} is in ${name}`, async ({ page, look }) => {
    await look(scene);
    await expect(page.getByRole("navigation", { name: "Main" }).locator("[aria-current=page]")).toHaveText(name);
  });
