/** Outcomes of education, health and care plans, by area of need. `{name}` is the child. */
import type { areasOfNeed } from "../../../domain/needs.ts";

type Need = (typeof areasOfNeed)[number];

export const outcomes: Readonly<Record<Need, readonly string[]>> = {
  communicationInteraction: [
    "{name} will let people new to {him} know what {he} wants and does not want.",
    "{name} will ask for help, a break or more in {his} own way, with any adult in school.",
    "{name} will keep a conversation going over {three|four} turns with somebody of {his} own age.",
    "{name} will follow what is said in a group without it being said again to {him} alone.",
    "{name} will choose between things that are not in the room.",
  ],
  cognitionLearning: [
    "{name} will use what {he} reads and counts in shops, kitchens and on journeys.",
    "{name} will stay with a task of {his} own level until it is done.",
    "{name} will use cause and effect to play, to call and to join in.",
    "{name} will write so that somebody else can read what {he} meant.",
    "{name} will work out what to do next from pictures or a list.",
  ],
  socialEmotionalMental: [
    "{name} will know when {he} is getting upset and use one of three ways to feel better.",
    "{name} will enjoy being with others of {his} age, and show it.",
    "{name} will manage a change of plan with a warning and one adult.",
    "{name} will say what went wrong and put it right with the other person.",
  ],
  sensoryPhysical: [
    "{name} will sit, stand and move with the help in {his} programme, and stay comfortable through the day.",
    "{name} will dress, eat and wash with less help than now.",
    "{name} will use both hands together for tools, fastenings and play.",
    "{name} will be out and about on foot or wheels for as long as {his} class is.",
  ],
};
