import type { BankStep } from "../framework.ts";
import { stepsAt } from "./bankStep.ts";

/** Cognition: small steps, each one behaviour that a stranger could see. */
export const cognition: readonly BankStep[] = [
  ...stepsAt("cognition", "k1", [
    {
      slug: "something-begins",
      step: "Stills, blinks, breathes or moves differently when light, sound, air or vibration begins nearby",
      counts: "Within 20 s, 3 of 5 beginnings",
      doesntCount: "Jerks and startles; a change that goes on anyway",
      tryItIn: "Fan, torch on foil, drum against the chair",
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
      counts: "Stiller, livelier or turning, after it had settled",
      doesntCount: "A loud or sudden change",
      tryItIn: "New verse, rougher cloth, second scent",
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
  ]),
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
  ]),
  ...stepsAt("cognition", "k7", [
    {
      slug: "second-way",
      step: "Tries a second way when the first way stops working",
      counts: "A different action, without a prompt",
      doesntCount: "The same action, harder",
      tryItIn: "Jar, blocked ramp, flat switch",
    },
    {
      slug: "belongs-together",
      step: "Puts things together by one likeness after an adult has begun",
      counts: "4 of 5 right, with two kinds of things",
      doesntCount: "Following the adult’s eyes or hand",
      tryItIn: "Cups and plates, wet and dry clothes, big and small stones",
    },
  ]),
  ...stepsAt("cognition", "k8", [
    {
      slug: "gathers",
      step: "Fetches or asks for what is needed before starting a known task",
      counts: "Two things, neither of them on show",
      doesntCount: "Things already laid out",
      tryItIn: "Painting, making toast, watering plants",
    },
    {
      slug: "one-each",
      step: "Gives one each to everybody at the table, and asks for what is missing",
      counts: "Four people, nothing pointed out",
      doesntCount: "Handing all of them to one person",
      tryItIn: "Cups, scarves, song cards",
    },
  ]),
];
