import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Environmental control technology, establishing. */
export const controlEstablishing: readonly BankStep[] = [
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
    {
      slug: "mends-choice",
      step: "Leaves or cancels a wrong choice and makes the right one",
      counts: "Before anybody remarks on it, 3 of 4",
      doesntCount: "Pressing until something nice comes",
      tryItIn: "Wrong song, wrong photo, the other friend’s message",
    },
    {
      slug: "everyday-control",
      step: "Works a door button, light switch or tap when the way or the task needs it",
      counts: "Found and worked unprompted, on three days",
      doesntCount: "Pressing in passing",
      tryItIn: "Automatic door, lift, cloakroom light, hand dryer",
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
    {
      slug: "asks-for-device",
      step: "Asks for own switch, talker or screen when it is out of reach",
      counts: "By any agreed signal, before it is offered, three days",
      doesntCount: "Taking it from the tray",
      tryItIn: "After lunch, in the hall, left on charge",
    },
    {
      slug: "two-pages",
      step: "Goes through two pages of choices on a screen to what is wanted",
      counts: "3 of 4, own time, own mistakes mended",
      doesntCount: "An adult opens the first page",
      tryItIn: "Songs by singer, food then drink, people then a message",
    },
  ]),
];
