import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Communication, before intention: reflexive, reactive, proactive. */
export const communicationPreIntentional: readonly BankStep[] = [
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
    {
      slug: "voice-pause",
      step: "Moves eyes, mouth or fingers in the quiet just after a voice or hum stops",
      counts: "In the gap, 3 of 5, and stiller while the voice is there",
      doesntCount: "Movement that never paused",
      tryItIn: "Slow talk with long gaps, humming against the shoulder",
    },
    {
      slug: "in-company",
      step: "Makes more small sounds or mouth movements with a person humming close by than when alone",
      counts: "Counted for 2 minutes each way, on two days",
      doesntCount: "Coughing, wheezing, wind",
      tryItIn: "Side by side on the beanbag, song with a hand on the chest",
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
    {
      slug: "own-greeting",
      step: "Stills, brightens or turns at own name, song or touch cue, more than at another’s",
      counts: "3 of 5, given from the same place",
      doesntCount: "Louder or nearer for this one",
      tryItIn: "Hello circle, register, coming up behind the chair",
    },
    {
      slug: "content-or-not",
      step: "Makes one sound, face or movement when content and another when something is wrong",
      counts: "Two adults, asked apart, read it the same, three times",
      doesntCount: "A guess from the time of day",
      tryItIn: "Before lunch, before changing, after splints",
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
    {
      slug: "comes-for-more",
      step: "Leans, opens mouth or moves closer for more of what has just been given",
      counts: "Before the next is offered or named, 3 of 5",
      doesntCount: "A mouth always open; leaning by posture",
      tryItIn: "Tastes, cream on the hands, warm air",
    },
    {
      slug: "follows-speakers",
      step: "Turns eyes, ear or body from one person to the next as each speaks, sings or touches",
      counts: "Two changes followed, twice in a session",
      doesntCount: "Always towards the louder, or the same side",
      tryItIn: "An adult on each side, two-voice song, pat and answer",
    },
  ]),
];
