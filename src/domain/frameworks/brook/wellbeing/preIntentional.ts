import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Wellbeing, before intention: reflexive, reactive, proactive. */
export const wellbeingPreIntentional: readonly BankStep[] = [
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
    {
      slug: "recovers",
      step: "Settles again after a startle or upset when held or rocked in the agreed way",
      counts: "Within 5 minutes, on three days",
      doesntCount: "Worn out and asleep",
      tryItIn: "Bell, cough, cold hands, loud corridor",
    },
    {
      slug: "calm-alert",
      step: "Stays calm and awake through a short time of one person’s whole attention",
      counts: "2 minutes, even breathing, eyes open or body still, two days",
      doesntCount: "Drowsy, or after a seizure",
      tryItIn: "Corner with soft light, song at the shoulder, quiet before lunch",
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
    {
      slug: "answers-warmth",
      step: "Smiles, softens or stills in answer to a familiar face, voice or touch",
      counts: "Within 15 s, 3 of 5",
      doesntCount: "The same face when nobody is there",
      tryItIn: "Leaning in, soft singing, hands on the feet",
    },
    {
      slug: "near-another",
      step: "Stays relaxed when another pupil is near enough to be seen, heard or felt",
      counts: "2 minutes, two different pupils",
      doesntCount: "Asleep; headphones on",
      tryItIn: "Shared beanbag, pool, neighbours at lunch",
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
    {
      slug: "finds-comfort",
      step: "Brings hand, cheek or mouth to own comfort when beginning to fret",
      counts: "Gets quieter, twice, the thing within reach",
      doesntCount: "Rubbing or mouthing all day",
      tryItIn: "Blanket edge, warm pad, own hands",
    },
    {
      slug: "help-coming",
      step: "Quiets at the first sign that help is coming: steps, a voice, the blanket felt",
      counts: "Before anything is put right, 3 of 5",
      doesntCount: "Quiet by itself; tired out",
      tryItIn: "Waiting for the hoist, wet or cold, end of a rest",
    },
  ]),
];
