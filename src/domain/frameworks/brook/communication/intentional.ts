import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Communication, with intention: emerging, developing, consolidating. */
export const communicationIntentional: readonly BankStep[] = [
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
    {
      slug: "calls-and-waits",
      step: "Calls, taps or bangs, then pauses, when an adult close by is busy",
      counts: "A pause of 3 s or more, face or ear towards them, three times",
      doesntCount: "Calling all the time, whether anybody is there or not",
      tryItIn: "Adult writing at the next table, lunch being served",
    },
    {
      slug: "answers-greeting",
      step: "Answers a greeting with a sound, look or lifted hand aimed at the person",
      counts: "Within 15 s, two different people",
      doesntCount: "The hand is lifted for them; a wave at the closed door",
      tryItIn: "Register, meeting in the corridor, friend in the next chair",
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
      step: "Pushes away, turns or signs to refuse, and stops once it has been answered",
      counts: "The same signal on three days, with two adults",
      doesntCount: "Crying after it has already happened",
      tryItIn: "Lunch choices, face wash, end of a turn",
    },
    {
      slug: "leads-hand",
      step: "Moves an adult’s hand to the thing that is to be opened, worked or brought",
      counts: "On to the thing itself, 3 of 5",
      doesntCount: "Holding the hand and no more",
      tryItIn: "Tight lid, paused song, blanket that slid off",
    },
    {
      slug: "follows-point",
      step: "Turns, looks or reaches to where an adult points, taps or guides a touch",
      counts: "3 of 5, each side, the thing still and silent",
      doesntCount: "It moved, or made a noise",
      tryItIn: "Cup along the tray, bag on the hook, towel on the rail",
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
    {
      slug: "yes-no",
      step: "Answers “this one?” with one signal for yes and another for no",
      counts: "Fits what is then taken or left, 4 of 5",
      doesntCount: "Yes to everything; reading the adult’s face",
      tryItIn: "Two jumpers, two songs, what goes on the toast",
    },
    {
      slug: "mends-wrong",
      step: "Pushes or turns away the wrong thing when it comes, and asks again for the right one",
      counts: "Both parts within 20 s, 2 of 3",
      doesntCount: "Keeping it; crying with no second ask",
      tryItIn: "Yoghurt for a drink, another’s cup, wrong song",
    },
  ]),
];
