import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Wellbeing, establishing. */
export const wellbeingEstablishing: readonly BankStep[] = [
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
    {
      slug: "signals-need",
      step: "Signals for the toilet, a drink, a change or a rest when it is needed",
      counts: "An adult finds it is so, 3 of 4",
      doesntCount: "Asked first; the same signal all day",
      tryItIn: "Mid-morning, after lunch, long sitting",
    },
    {
      slug: "chooses-partner",
      step: "Picks who to be with by name, photo, sign or touch",
      counts: "Stays with that one, not always the nearest, three days",
      doesntCount: "Only one is there",
      tryItIn: "Walk, lunch seat, partner for a game",
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
      counts: "Up to a minute, its end seen, heard or felt, 3 of 4",
      doesntCount: "Held back, or busy with something else",
      tryItIn: "Swing, trike, microphone",
    },
    {
      slug: "helps-another",
      step: "Helps another pupil with one thing, unasked",
      counts: "It fits what was needed, twice in a week",
      doesntCount: "Doing all of it for them",
      tryItIn: "Dropped cup, coat hook, chair in the way",
    },
    {
      slug: "joins-and-leaves",
      step: "Joins others in an activity and leaves it by the agreed signal",
      counts: "Own way in and out, on three days",
      doesntCount: "Led in; gone without the signal",
      tryItIn: "Choir, playground, snack table, dance",
    },
  ]),
];
