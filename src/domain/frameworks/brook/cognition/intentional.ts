import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Cognition, with intention: emerging, developing, consolidating. */
export const cognitionIntentional: readonly BankStep[] = [
  ...stepsAt("cognition", "k4", [
    {
      slug: "each-its-own",
      step: "Shakes, presses, mouths or strokes according to the thing that is given",
      counts: "Two things, two different actions, twice",
      doesntCount: "The same action on everything",
      tryItIn: "Bottle of water, crackly foil, soft brush",
    },
    {
      slug: "new-place",
      step: "Turns head, hand or foot towards an effect that starts somewhere new",
      counts: "To the new place within 10 s, 3 of 5",
      doesntCount: "Towards the old place only",
      tryItIn: "Lights moved, speaker behind, fan at the feet",
    },
    {
      slug: "part-shows",
      step: "Reaches or turns to a liked thing when only a part of it shows or can be felt",
      counts: "A different part each time, 3 of 4",
      doesntCount: "It is moving, or making its sound",
      tryItIn: "Strap of a bag, edge of a drum, fringe of a blanket",
    },
    {
      slug: "makes-and-checks",
      step: "Drops, bangs, tips or squeezes a thing, then stills, looks or listens for what follows",
      counts: "Three in a row, a pause each time",
      doesntCount: "Letting go when tired",
      tryItIn: "Metal bowl, jug of water, bag of dry leaves",
    },
  ]),
  ...stepsAt("cognition", "k5", [
    {
      slug: "just-gone",
      step: "Looks, feels or listens in the place where a thing has just gone",
      counts: "Within 15 s, 2 of 3",
      doesntCount: "The adult’s eyes or hand gave it away",
      tryItIn: "Under cloth, behind arm, in bag",
    },
    {
      slug: "under-cover",
      step: "Pulls away a cover to get at a thing that was seen, heard or felt going under",
      counts: "Goes for the thing, 3 of 4",
      doesntCount: "Playing with the cover",
      tryItIn: "Music box under a towel, biscuit under a bowl",
    },
    {
      slug: "copies-action",
      step: "Copies an action with a thing after it has been shown by sight or by touch",
      counts: "An action new to them, within 30 s, 3 of 5",
      doesntCount: "An adult’s hand still over theirs",
      tryItIn: "Patting foam, tapping a lid, blowing on water",
    },
    {
      slug: "after-interruption",
      step: "Goes back to what they were doing after being interrupted",
      counts: "To the same thing, within a minute, on two days",
      doesntCount: "It is the only thing in reach",
      tryItIn: "Face wiped, chair moved, visitor’s hello",
    },
  ]),
  ...stepsAt("cognition", "k6", [
    {
      slug: "brings-near",
      step: "Pulls a string, cloth or tray to bring something on it near",
      counts: "Stops pulling when it has come",
      doesntCount: "Pulling when there is nothing on it",
      tryItIn: "Drink on a mat, ribbon tied to a bell",
    },
    {
      slug: "next-part",
      step: "Starts the next part of a daily routine on meeting its object or place",
      counts: "Before word, sign or hand, on three days",
      doesntCount: "Following other pupils",
      tryItIn: "Apron for cooking, towel for the pool, home-time bag",
    },
    {
      slug: "last-place",
      step: "Goes to the one of two hiding places where the thing was put last",
      counts: "First try, 3 of 4, sides changed",
      doesntCount: "Trying both; always the same side",
      tryItIn: "Two bowls, two pockets, either side of a cushion",
    },
    {
      slug: "missing-part",
      step: "Looks, feels or signals for the usual part of a task that is missing",
      counts: "Before anybody remarks on it, with two tasks",
      doesntCount: "Waiting to be told",
      tryItIn: "No spoon by the bowl, no towel at the pool, brush with no paint",
    },
  ]),
];
