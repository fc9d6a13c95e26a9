import type { BankStep } from "../framework.ts";
import { stepsAt } from "./bankStep.ts";

/** Personal, social and emotional wellbeing: small steps, each one behaviour that a stranger could see. */
export const wellbeing: readonly BankStep[] = [
  ...stepsAt("wellbeing", "k1", [
    {
      slug: "slow-touch",
      step: "Relaxes face, hands or breathing during slow, familiar touch",
      counts: "Within 2 minutes, on two days",
      doesntCount: "Asleep before it began",
      tryItIn: "Hand massage, hair brushing, warm towel",
    },
    {
      slug: "voice-first",
      step: "Stills or quiets to the same voice before each lift or change",
      counts: "The voice first, then the move; three times",
      doesntCount: "Quiet all along",
      tryItIn: "Hoisting, changing, face wiping",
    },
  ]),
  ...stepsAt("wellbeing", "k2", [
    {
      slug: "calms-sooner",
      step: "Calms sooner with one familiar person, voice or object than without",
      counts: "Two episodes, roughly timed",
      doesntCount: "Falls asleep",
      tryItIn: "After personal care, arrival",
    },
    {
      slug: "arrives",
      step: "Brightens, stills or vocalises on arriving in one place more than in others",
      counts: "Three arrivals at that place",
      doesntCount: "The taxi was late, or the corridor loud",
      tryItIn: "Class, hall, pool, sensory room",
    },
  ]),
  ...stepsAt("wellbeing", "k3", [
    {
      slug: "adult-moves-off",
      step: "Leans, looks or calls towards a familiar adult who has moved a little away",
      counts: "Within 30 s, twice",
      doesntCount: "Movement that was there all the time",
      tryItIn: "Adult two steps off, after a song",
    },
    {
      slug: "friend-close",
      step: "Smiles, quiets or moves towards a friend placed close by, more than towards empty space",
      counts: "Two sessions, seen by two adults",
      doesntCount: "Smiling at the song",
      tryItIn: "Side by side on the mat, double swing",
    },
  ]),
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
  ]),
  ...stepsAt("wellbeing", "k7", [
    {
      slug: "finishes-care",
      step: "Finishes one agreed part of own care",
      counts: "The same part, 4 of 5 days, no hand on theirs",
      doesntCount: "Started, and finished by an adult",
      tryItIn: "Wipe face, push arm through, pull flush",
    },
    {
      slug: "how-i-am",
      step: "Picks a face, sign, colour or word for how they are, and it fits",
      counts: "The adult who was there agrees, 3 of 4",
      doesntCount: "Always picks the same one",
      tryItIn: "Morning circle, after break, after the pool",
    },
  ]),
  ...stepsAt("wellbeing", "k8", [
    {
      slug: "what-helps",
      step: "Chooses something that helps when unsettled, and uses it",
      counts: "Own choice from two or more, gets calmer or stays",
      doesntCount: "An adult hands it over",
      tryItIn: "Ear defenders, rocker, break card",
    },
    {
      slug: "waits-turn",
      step: "Waits for a turn beside one other pupil until that turn is over",
      counts: "Up to a minute, the end seen, heard or felt",
      doesntCount: "Held back, or busy with something else",
      tryItIn: "Swing, trike, microphone",
    },
  ]),
];
