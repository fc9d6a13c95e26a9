/** The real screens over a fixture client: `?scene=<name>` says which moment to look at. */
import { mountApp } from "../../../src/app/mountApp.ts";
import { FixtureClient } from "../../fixtures/fixtureClient.ts";
import { fixtureSchool } from "../../fixtures/fixtureSchool.ts";
import { scenes } from "./scenes.ts";

const asked = new URLSearchParams(location.search).get("scene") ?? "class";
const scene = scenes[asked];
if (!scene) throw new Error(`no scene ${asked}: ${Object.keys(scenes).join(", ")}`);

const school = fixtureSchool();
scene.school?.(school);
history.replaceState(null, "", scene.path);
const client = new FixtureClient(school);
/** What was asked of the client, by name, where a test can read it; but for pictures, which open by being on screen. */
const tell = () => {
  document.body.dataset.commands = client.commands.flatMap(({ name }) => (name.startsWith("open") ? [] : name)).join(" ");
};
client.query("lastFive", {}).subscribe(tell);
document.addEventListener("fixture:room", () => client.change((changed) => void (changed.refuses = null)));

const place = document.querySelector<HTMLElement>("#app");
if (place) mountApp(window, place, client, () => client.school.now);
