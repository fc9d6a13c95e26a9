import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Wellbeing, with intention: emerging, developing, consolidating. */
export const wellbeingIntentional: readonly BankStep[] = [
  ...stepsAt("wellbeing", "k4", [
    {
      slug: "no-more",
      step: "Shows “no more” before becoming upset, in a way two adults recognise",
      counts: "Turns, pushes, sound, sign",
      doesntCount: "Crying at the end only",
      tryItIn: "Tooth brushing, messy play",
    },
    {
      slug: "takes-comfort",
      step: "Takes a comfort thing when it is offered and holds it while waiting",
      counts: "1 minute, own hold",
      doesntCount: "Tied on or placed",
      tryItIn: "Hoist, home-time queue, nurse’s visit",
    },
    {
      slug: "stays-in-group",
      step: "Stays in the circle, turned to the middle, for one whole song or page",
      counts: "By face, ear or body, on three days",
      doesntCount: "Asleep, or busy with own hands",
      tryItIn: "Hello song, story, choir",
    },
    {
      slug: "warms-to-new",
      step: "Touches or moves closer to a new thing or person after a time of watching or listening",
      counts: "Own move within 5 minutes, two new things",
      doesntCount: "A hand placed on it; brought nearer",
      tryItIn: "Wet grass, visiting dog, new adult",
    },
  ]),
  ...stepsAt("wellbeing", "k5", [
    {
      slug: "takes-turn",
      step: "Takes a turn in a two-person game, then leans, looks or sounds for the other’s",
      counts: "Three turns each",
      doesntCount: "The adult takes both turns",
      tryItIn: "Ball on a tray, drum and answer, peep behind cloth",
    },
    {
      slug: "starts-game",
      step: "Starts a known game with the adult who is sitting by",
      counts: "Own first move or sound, on three days",
      doesntCount: "The adult has begun to smile or hum",
      tryItIn: "Clapping, under the scarf, blowing on hair",
    },
    {
      slug: "goes-for-comfort",
      step: "Goes to, calls or leans to a familiar adult when hurt or upset, and quiets there",
      counts: "2 of 3 upsets",
      doesntCount: "Picked up before any move or call",
      tryItIn: "After a bump, a loud noise, a goodbye",
    },
    {
      slug: "notices-feeling",
      step: "Turns to, touches or stills for another pupil who laughs or cries",
      counts: "Within 20 s, towards that pupil, twice",
      doesntCount: "A startle at the noise",
      tryItIn: "Lunch, mat time, waiting for the bus",
    },
  ]),
  ...stepsAt("wellbeing", "k6", [
    {
      slug: "shares",
      step: "Shares a moment: looks, sounds or moves to another person because of something both can sense",
      counts: "Directed to the person, twice",
      doesntCount: "Smiling at the thing alone",
      tryItIn: "Fireworks, tickling water",
    },
    {
      slug: "offers-limb",
      step: "Holds out an arm, foot or face when the next part of care is named or shown",
      counts: "Before being touched, 3 of 4",
      doesntCount: "The adult lifts the limb",
      tryItIn: "Dressing, face wash, splints on",
    },
    {
      slug: "passes-on",
      step: "Passes a thing, or the turn, to another pupil when asked",
      counts: "By hand, tray or switch, 3 of 4, no hand over theirs",
      doesntCount: "Dropping it; having it taken",
      tryItIn: "Drum, tissues, next song",
    },
    {
      slug: "leaves-liked",
      step: "Gives up a liked thing after the agreed warning",
      counts: "Calm within a minute, 3 of 4",
      doesntCount: "It was taken away",
      tryItIn: "End of the pool, last song, screen off",
    },
  ]),
];
