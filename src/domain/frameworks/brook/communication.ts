import type { BankStep } from "../framework.ts";
import { stepsAt } from "./bankStep.ts";

/** Communication: small steps, each one behaviour that a stranger could see. */
export const communication: readonly BankStep[] = [
  ...stepsAt("communication", "k1", [
    {
      slug: "speech-nearby",
      step: "Changes breathing, movement or sound when someone begins to speak or touch close by",
      counts: "A change within 30 s, seen twice",
      doesntCount: "A startle to a bang",
      tryItIn: "Good-morning greeting",
    },
    {
      slug: "hand-resting",
      step: "Stills, or moves less, when a familiar person’s hand rests on the same spot",
      counts: "The same change on three visits",
      doesntCount: "Falling asleep; stillness that was there before",
      tryItIn: "Arrival, before each transfer",
    },
  ]),
  ...stepsAt("communication", "k2", [
    {
      slug: "two-people",
      step: "Moves, stills or vocalises differently for one familiar adult than for another",
      counts: "Two adults agree what the difference is, on two days",
      doesntCount: "One is nearer, or louder",
      tryItIn: "Greeting song, round the circle",
    },
    {
      slug: "dislike",
      step: "Turns away, closes mouth or stiffens at something disliked, and relaxes when it is taken away",
      counts: "Both halves, twice",
      doesntCount: "Reflux, pain or a jolt",
      tryItIn: "Tastes, face wiping, cold air",
    },
  ]),
  ...stepsAt("communication", "k3", [
    {
      slug: "liked-thing-stops",
      step: "Makes the same sound, movement or look more when a liked thing stops",
      counts: "Twice in one session, the same behaviour",
      doesntCount: "General fussing all session",
      tryItIn: "Swing, song, jacuzzi",
    },
    {
      slug: "gaps",
      step: "Vocalises or moves in the gaps that an adult leaves in a copying game",
      counts: "Fills three gaps, and is quieter while the adult has the turn",
      doesntCount: "One long stream of sound",
      tryItIn: "Echo of own sounds, tapping on the tray",
    },
  ]),
  ...stepsAt("communication", "k4", [
    {
      slug: "paused-game",
      step: "Turns face, hand or body to an adult to restart a game the adult has paused",
      counts: "Towards the person, within 20 s, 3 of 5",
      doesntCount: "Towards the equipment only",
      tryItIn: "Rocking, blanket swing, action rhyme",
    },
    {
      slug: "one-of-two",
      step: "Touches, looks at or leans to one of two offered things",
      counts: "Leaves the other alone; the same choice when sides are swapped, twice",
      doesntCount: "Always the same side",
      tryItIn: "Two drinks, two scents, two songs",
    },
  ]),
  ...stepsAt("communication", "k5", [
    {
      slug: "thing-and-person",
      step: "Looks or reaches from the thing wanted to the person who can give it, and back",
      counts: "Both halves within 10 s",
      doesntCount: "Reaching to the thing only",
      tryItIn: "Snack just out of reach",
    },
    {
      slug: "refuses",
      step: "Pushes away, turns or signs to refuse, and stops once it has been heard",
      counts: "The same signal on three days, with two adults",
      doesntCount: "Crying after it has already happened",
      tryItIn: "Lunch choices, face wash, end of a turn",
    },
  ]),
  ...stepsAt("communication", "k6", [
    {
      slug: "again-bigger",
      step: "Repeats a message, or makes it bigger, when the adult is attending elsewhere",
      counts: "A second try within 15 s, 3 of 5",
      doesntCount: "One long call that never stopped",
      tryItIn: "Adult turned to a colleague, or busy at the sink",
    },
    {
      slug: "shows",
      step: "Gives, holds out or points to show somebody a thing, with nothing wanted from it",
      counts: "Looks, listens or feels for the person’s reaction",
      doesntCount: "Handing it over to have it opened",
      tryItIn: "Leaf from the garden, new wall picture, buzzing fan",
    },
  ]),
  ...stepsAt("communication", "k7", [
    {
      slug: "one-symbol",
      step: "Hands over, presses or signs one agreed symbol to ask for something the adult has",
      counts: "Three different things in a week",
      doesntCount: "Taking the only symbol there is",
      tryItIn: "Snack, music corner, end of bath",
    },
  ]),
  ...stepsAt("communication", "k8", [
    {
      slug: "not-in-room",
      step: "Uses a word, sign, symbol or device message to tell about something not in the room",
      counts: "An adult could check that it is true",
      doesntCount: "Naming what is in view",
      tryItIn: "News time, home book",
    },
    {
      slug: "joins-two",
      step: "Joins two words, signs or symbols in a message of their own",
      counts: "New pairs, not learnt as one",
      doesntCount: "A phrase that is always said whole",
      tryItIn: "Requests, talk about a photo, choosing a song",
    },
  ]),
];
