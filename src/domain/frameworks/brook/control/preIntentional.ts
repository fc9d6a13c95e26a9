import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Environmental control technology, before intention: reflexive, reactive, proactive. */
export const controlPreIntentional: readonly BankStep[] = [
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
      doesntCount: "Asleep, or held still",
      tryItIn: "Vibrating cushion, speaker in the chair",
    },
    {
      slug: "small-movements",
      step: "Moves the hand, foot or head that lies on a wide switch or sounding surface",
      counts: "Five movements of their own in 2 minutes",
      doesntCount: "Breathing, or an adult’s arm, moves it",
      tryItIn: "Whole-hand plate, crackly mat under the heels, pad at the cheek",
    },
    {
      slug: "ready-position",
      step: "Settles in the position agreed for switches, with one limb or the head free",
      counts: "5 minutes, even breathing, the free part loose",
      doesntCount: "Slumped or pressed against the switch",
      tryItIn: "Side-lying with a rolled towel, chair with the arm supported, standing frame",
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
    {
      slug: "answering-space",
      step: "Moves arms, legs or head more in a space that answers every movement",
      counts: "More than in 2 silent minutes before, on two days",
      doesntCount: "Livelier all that day",
      tryItIn: "Hollow wooden board, foil corner, beam across the mat",
    },
    {
      slug: "turns-to-effect",
      step: "Turns eyes, ear or face to the place where own press made something happen",
      counts: "Within 5 s, three times, effect and switch apart",
      doesntCount: "Facing that way already",
      tryItIn: "Fan at the side, lamp overhead, speaker behind the chair",
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
    {
      slug: "switch-arrives",
      step: "Moves hand, head or foot towards the switch as it is put in its place",
      counts: "Before it is turned on, 3 of 5",
      doesntCount: "Guided to it",
      tryItIn: "Tray fitted, arm swung in, pillow switch laid by the cheek",
    },
    {
      slug: "too-light",
      step: "Presses again at once when a press was too light or short to work",
      counts: "Within 5 s, and it works, three times",
      doesntCount: "A limb that bounces",
      tryItIn: "Firm plate, string pull, squeeze bulb",
    },
  ]),
];
