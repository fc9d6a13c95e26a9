import type { Framework } from "../framework.ts";
import type { Strand } from "./bankStep.ts";

/** One line for each strand and level, K1 first. A level is a best fit to its line, with the evidence beside it. */
const lines: Record<Strand, readonly string[]> = {
  communication: [
    "Breathing, movement or sound changes when a person comes close, speaks or touches.",
    "Reacts in different ways to different people and events; familiar adults can tell liking from disliking.",
    "Does something more, or again, when a liked event stops; adults answer it as if it were asking.",
    "Begins to aim a sound, look or movement at a person, and stops when it has been answered.",
    "Links the person and the thing: goes between the two to ask, and says no as clearly as yes.",
    "Keeps a message going: tries again, or another way, when it was not noticed.",
    "Uses a small set of agreed words, signs, symbols or objects for what is here and wanted.",
    "Uses agreed words, signs or symbols for what is not here, joins two, and is followed by people new to them.",
  ],
  cognition: [
    "The body shows that something near has begun, ended or changed.",
    "Stays with some things longer than with others, and with the same ones on different days.",
    "Repeats what has just had an effect, and shows in the body what usually comes next.",
    "Acts on things to find out what they do, and treats different things differently.",
    "Keeps a thing in mind when it goes out of sight, hearing or reach.",
    "Uses one thing to get another, and takes the next step of a known routine.",
    "Gets round a small problem by another way, and puts together what belongs together.",
    "Thinks ahead in a known task: gathers what is needed, gives one each, follows a simple rule.",
  ],
  control: [
    "Rests at ease against a switch, a surface or moving air: the body is ready.",
    "Works a switch by chance movement, and alerts to what happened.",
    "Moves to the switch more often when something follows: the link is beginning.",
    "Presses on purpose for an effect, and shows when it fails.",
    "Presses for what is liked, leaves what is not, and finds the switch in a second place.",
    "Presses, waits and presses again at the right time; starts and stops.",
    "Chooses between two switches, or among pictures on a screen, each with its own effect.",
    "Uses switches, eyes or a screen in steps, alone or for the group.",
  ],
  fine: [
    "Hands change with touch: fingers loosen, close, or stay on what is placed against them.",
    "Fingers and hands move more when something touches them, and come towards the middle.",
    "Opens on contact, keeps hold for a little, and brings things towards the face or body.",
    "Reaches to what is near, found by sight, sound or touch, and gathers it in.",
    "Takes, passes from hand to hand, and holds with one while the other acts.",
    "Picks up with thumb and fingers, and lets go where it was meant to go.",
    "Uses fingers apart and simple tools, with both hands sharing the work.",
    "Uses tools and fastenings with control, for a result that was planned.",
  ],
  gross: [
    "Settles into a supported position and lets weight be taken.",
    "Lifts, turns or pushes for a moment when supported or in water.",
    "Keeps the head up for a while in support, and moves limbs towards a side.",
    "Holds a position with less support, and comes back to the middle when tipped.",
    "Moves the whole body to get nearer to something, and takes weight through steps.",
    "Gets in and out of one position, and crosses a space by own means.",
    "Moves from place to place with purpose, by wheels, frame, floor or feet, and steers.",
    "Moves through everyday places with the help agreed: steps, ramps, doors, other people.",
  ],
  wellbeing: [
    "Shows comfort and discomfort in the body, and settles with warm, unhurried care.",
    "Is calmer, or livelier, with some people, places and objects than with others.",
    "Seeks a familiar person or a comfort by leaning, looking or calling.",
    "Shows “more” and “no more” early enough for familiar adults to act on it.",
    "Takes turns in a known game with one person, and starts it again.",
    "Shares a moment with another person about something that both can sense, and helps with own care.",
    "Finishes a part of own care or of a class routine, and can show how they feel about it.",
    "Chooses what helps when unsettled, waits a little, and joins others on own terms.",
  ],
};

export const anchors: Framework["anchors"] = Object.entries(lines).flatMap(([strand, words]) =>
  words.map((line, index) => ({ strand, level: `k${index + 1}`, words: line })),
);
