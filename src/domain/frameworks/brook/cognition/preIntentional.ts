import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Cognition, before intention: reflexive, reactive, proactive. */
export const cognitionPreIntentional: readonly BankStep[] = [
  ...stepsAt("cognition", "k1", [
    {
      slug: "something-begins",
      step: "Stills, blinks, breathes or moves differently when light, sound, air or vibration begins nearby",
      counts: "Within 20 s, 3 of 5 beginnings",
      doesntCount: "A jerk or startle; a change that was going on anyway",
      tryItIn: "Fan, torch on foil, drum against the chair",
    },
    {
      slug: "something-ends",
      step: "Changes breathing, eyes or stillness when a steady sound, light or motion ends",
      counts: "Within 20 s of the end, 3 of 5",
      doesntCount: "A change that had begun before it",
      tryItIn: "Fan, humming, rocking, warm air",
    },
    {
      slug: "gets-used",
      step: "Moves, blinks or stills less and less when the same gentle event is repeated",
      counts: "Clearly less by the sixth, awake throughout",
      doesntCount: "Dropping off; moving away from it",
      tryItIn: "Soft bell, puff of air, tap on the sole",
    },
    {
      slug: "rests-towards",
      step: "Keeps eyes, turned head or still hand towards one slow, near thing",
      counts: "5 s or more, on each side, twice",
      doesntCount: "The head always lies that way",
      tryItIn: "Lamp in a dark corner, humming voice, warm pad by the hand",
    },
  ]),
  ...stepsAt("cognition", "k2", [
    {
      slug: "one-kind",
      step: "Turns to, or stills for, one kind of event more than others, on different days",
      counts: "Two days, the same kind of event",
      doesntCount: "Only ever tried one thing",
      tryItIn: "Light, vibration, voice, scent",
    },
    {
      slug: "changed-a-little",
      step: "Alerts again when something familiar is changed a little",
      counts: "Stiller, livelier or turning within 10 s, 3 of 5, after it had settled",
      doesntCount: "A loud or sudden change",
      tryItIn: "New verse, rougher cloth, second scent",
    },
    {
      slug: "follows-across",
      step: "Follows a light, sound or stroking touch as it moves slowly across",
      counts: "Past the middle by eyes, head, hand or foot, 3 of 5",
      doesntCount: "A head that was turning already",
      tryItIn: "Torch on the ceiling, shaker carried round, brush along the arm",
    },
    {
      slug: "comes-back",
      step: "Comes back with eyes, ear or hand to a thing after a rest from it",
      counts: "Within 30 s, twice, the thing left where it was",
      doesntCount: "An adult brings it back to them",
      tryItIn: "Lit water, humming box, bowl of warm oats",
    },
  ]),
  ...stepsAt("cognition", "k3", [
    {
      slug: "repeats",
      step: "Repeats an action that has just made something happen",
      counts: "At least three repeats, and stops or changes when nothing happens",
      doesntCount: "Movement that goes on anyway",
      tryItIn: "Foil blanket, wrist bells",
    },
    {
      slug: "before-it-comes",
      step: "Tenses, smiles, opens mouth or lifts arms before the known part of a game comes",
      counts: "In the pause, before any cue, 3 of 4",
      doesntCount: "After the adult has moved or breathed in",
      tryItIn: "Count of three and lift, peep through cloth, tickle rhyme",
    },
    {
      slug: "two-ways",
      step: "Does two different things with one object, such as mouthing and shaking",
      counts: "Within 2 minutes, own movement, two objects",
      doesntCount: "The same movement, only faster",
      tryItIn: "Wooden spoon, crackly bag, wet sponge",
    },
    {
      slug: "lost-touch",
      step: "Feels, looks or mouths about for a thing that has just slipped away",
      counts: "Within 10 s, close to where it was, 3 of 5",
      doesntCount: "The same waving when nothing is lost",
      tryItIn: "Ribbon, spoon, vibrating cushion at the foot",
    },
  ]),
];
