import type { BankStep } from "../framework.ts";
import { stepsAt } from "./bankStep.ts";

/** Environmental control technology: small steps, each one behaviour that a stranger could see. */
export const control: readonly BankStep[] = [
  ...stepsAt("control", "k1", [
    {
      slug: "rests-against",
      step: "Rests a hand, foot or head against a switch or textured surface without pulling away",
      counts: "1 minute, body relaxed",
      doesntCount: "Held there",
      tryItIn: "Side-lying, wedge, chair",
    },
    {
      slug: "starts-and-stops",
      step: "Keeps shoulders and hands loose while vibration starts and stops against the body",
      counts: "Three starts, no stiffening or pulling",
      doesntCount: "Asleep",
      tryItIn: "Vibrating cushion, speaker in the chair",
    },
  ]),
  ...stepsAt("control", "k2", [
    {
      slug: "chance-press",
      step: "Presses by movement, and alerts to what the press did",
      counts: "Face, stillness or sound changes after the effect, three times",
      doesntCount: "Alerting to the adult’s praise",
      tryItIn: "Fan, lights, recorded voice",
    },
    {
      slug: "comes-back",
      step: "Moves back to a vibrating or lit switch after hand, foot or cheek has left it",
      counts: "Comes back within 60 s, 2 of 3",
      doesntCount: "A spasm of the whole limb",
      tryItIn: "Pillow switch by the cheek, shaker under the foot",
    },
  ]),
  ...stepsAt("control", "k3", [
    {
      slug: "again-after-stop",
      step: "Presses again within a minute of the effect stopping",
      counts: "Three times in a session, still in between",
      doesntCount: "The hand never left the switch",
      tryItIn: "Bubble tube, fan, favourite verse",
    },
    {
      slug: "same-limb",
      step: "Moves the same limb to the switch from wherever it was resting",
      counts: "Four presses, adult’s hands away",
      doesntCount: "A limb placed on the switch",
      tryItIn: "Tray switch, head switch in the chair",
    },
  ]),
  ...stepsAt("control", "k4", [
    {
      slug: "on-not-off",
      step: "Presses more while the switch works than while it is off",
      counts: "Clear to two adults in one session",
      doesntCount: "Excitement all over",
      tryItIn: "Music on and off in short turns",
    },
    {
      slug: "fails",
      step: "Looks, calls or reaches to an adult when a working switch fails",
      counts: "Within 20 s of a dead press, twice",
      doesntCount: "Giving up and falling asleep",
      tryItIn: "Unplugged for one press, then mended together",
    },
  ]),
  ...stepsAt("control", "k5", [
    {
      slug: "liked-not-disliked",
      step: "Presses for a liked thing and leaves the switch alone for a disliked one",
      counts: "A clear difference over five tries of each",
      doesntCount: "Tired by the second thing",
      tryItIn: "Two songs, warm and cool air",
    },
    {
      slug: "second-place",
      step: "Reaches to the switch after it has been moved to a second place",
      counts: "Within 30 s, 3 of 5, the place shown or felt once",
      doesntCount: "Pressing where it was",
      tryItIn: "Tray to armrest, side to middle",
    },
  ]),
  ...stepsAt("control", "k6", [
    {
      slug: "waits-for-end",
      step: "Presses to start, waits, and presses again only when it has finished",
      counts: "3 of 4 without holding down",
      doesntCount: "Rapid pressing",
      tryItIn: "Page turner, one-step message",
    },
    {
      slug: "holds-and-stops",
      step: "Holds a switch down while the effect is wanted and lets go to stop it",
      counts: "Starts and stops in 3 of 4 turns",
      doesntCount: "Sliding off; held down by tone",
      tryItIn: "Food mixer, water pump, massager",
    },
  ]),
  ...stepsAt("control", "k7", [
    {
      slug: "which-of-two",
      step: "Presses the one of two switches that does what was wanted",
      counts: "Goes back to it when they are swapped, 3 of 4",
      doesntCount: "Pressing both, or always the same side",
      tryItIn: "Two songs, light or fan, two voices",
    },
    {
      slug: "picture-of-four",
      step: "Touches, or rests eyes on, a chosen picture among four on a screen",
      counts: "The same choice in a new place, 3 of 4",
      doesntCount: "Touching all over the screen",
      tryItIn: "Songs, drinks, photographs of people",
    },
  ]),
  ...stepsAt("control", "k8", [
    {
      slug: "moves-and-picks",
      step: "Moves through choices with one switch and picks with another",
      counts: "3 of 4 wanted choices, no hurry",
      doesntCount: "The adult says when",
      tryItIn: "Photo menu, message list, lights of a room",
    },
    {
      slug: "runs-for-group",
      step: "Runs one part of a group activity at the right moment, by switch, eyes or screen",
      counts: "On the agreed cue, 4 of 5",
      doesntCount: "The adult nods or points",
      tryItIn: "Lights in assembly, next line of the story, blender for the class",
    },
  ]),
];
