import type { BankStep } from "../../framework.ts";
import { stepsAt } from "../bankStep.ts";

/** Fine motor, before intention: reflexive, reactive, proactive. */
export const finePreIntentional: readonly BankStep[] = [
  ...stepsAt("fine", "k1", [
    {
      slug: "loosens",
      step: "Loosens fingers when the back of the hand is stroked or warmed",
      counts: "Each hand, twice",
      doesntCount: "Hands that were open already",
      tryItIn: "Warm flannel, before splints, in water",
    },
    {
      slug: "closes-round",
      step: "Closes fingers round a finger or handle laid in the palm",
      counts: "Each hand tried, 3 of 5",
      doesntCount: "A hand that was shut already",
      tryItIn: "Adult’s finger, rolled flannel, warm spoon handle",
    },
    {
      slug: "stays-in",
      step: "Leaves a hand in water, warm oats or gel with the fingers loose",
      counts: "20 s, nobody holding it",
      doesntCount: "A tight fist; asleep",
      tryItIn: "Bowl at the chair, footbath, pool edge",
    },
    {
      slug: "brushed-over",
      step: "Spreads or wriggles fingers or toes when air, water or a brush passes over them",
      counts: "Within 10 s, each side, 3 of 5",
      doesntCount: "A startle of the whole body",
      tryItIn: "Hand dryer on low, poured water, soft paintbrush",
    },
  ]),
  ...stepsAt("fine", "k2", [
    {
      slug: "against-texture",
      step: "Moves fingers against a texture placed under the hand",
      counts: "Three movements or more, adult’s hand away",
      doesntCount: "Tremor or spasm",
      tryItIn: "Corduroy, gravel tray, fur fabric",
    },
    {
      slug: "to-the-middle",
      step: "Brings one or both hands towards the middle when the arms are supported",
      counts: "Hands meet, or touch the same thing, twice",
      doesntCount: "Arms moved for them",
      tryItIn: "Side-lying, tray with a raised edge, pool",
    },
    {
      slug: "hand-to-face",
      step: "Brings a hand or wrist to own mouth or cheek",
      counts: "Three times in a session; elbow support allowed",
      doesntCount: "The head drops on to the hand",
      tryItIn: "Side-lying, after a taste, cream on the fingers",
    },
    {
      slug: "squeezes",
      step: "Squeezes and loosens round something soft laid in the hand",
      counts: "Three squeezes in a minute",
      doesntCount: "One long, tight grip",
      tryItIn: "Wet sponge, dough, bag of warm rice",
    },
  ]),
  ...stepsAt("fine", "k3", [
    {
      slug: "opens-and-keeps",
      step: "Opens hand on contact and keeps hold of what is offered",
      counts: "5 s or more",
      doesntCount: "Grasp reflex on palm press alone",
      tryItIn: "Ribbon, spoon handle, sponge",
    },
    {
      slug: "to-the-body",
      step: "Lifts what is held to mouth, cheek or chest",
      counts: "3 of 5, own movement",
      doesntCount: "The arm bends in a startle",
      tryItIn: "Cool spoon, soft brush, warm bottle",
    },
    {
      slug: "shakes",
      step: "Shakes, waves or bangs what is held",
      counts: "Three moves or more, from own arm or wrist, twice",
      doesntCount: "Tremor, or an adult’s hand below",
      tryItIn: "Keys, bunch of leaves, wrist bells",
    },
    {
      slug: "sweeps",
      step: "Sweeps a hand, forearm or foot over a surface and stops on what it meets",
      counts: "Stays on it 3 s, 3 of 5",
      doesntCount: "Brushing past; knocking it off",
      tryItIn: "Tray with an edge, wet sand, bed",
    },
  ]),
];
