/** What adults of River and Waterfall classes write, by area. */
import type { Strand } from "../../strands.ts";
import type { Lines } from "../../words/template.ts";

export const river: Readonly<Partial<Record<Strand, Lines>>> = {
  speaking: {
    well: [
      "Put {his} hand up and said “can I have help with {this|number four|the glue}”.",
      "Told {adult} about {the weekend|the match|the cat}: who, where, what, in order.",
      "Said “I don’t know that one yet”. The “yet” was {his} own.",
      "Asked for {chips|a ticket|two stamps} and said thank you, to a stranger.",
      "Gave a reason without being asked for one.",
      "Spoke from {n} cards and looked up {between them|at the end}.",
    ],
    helped: [
      "First word from me, the rest {his}.",
      "Good idea, needed the sentence starter.",
      "Whispered it to {adult}, who asked {him} to say it again. Did.",
      "Two questions answered, third with a hint.",
    ],
    notYet: [
      "Walked away from the table rather than ask.",
      "Talked about {trains|the game|football} instead.",
      "Said it was “boring”, which I think is “hard”.",
      "Didn’t want to with {n} people listening.",
    ],
  },
  listening: {
    well: [
      "All {n} parts, in order, said once.",
      "Let {the other one|his partner|her partner} finish. Bit {his} lip, but waited.",
      "Knew who, where and why, and what would happen next.",
      "Took the message to the office and came back with the answer.",
      "Changed exactly what {adult} had said to change.",
    ],
    helped: [
      "Had to hear the last part again.",
      "Needed {his} name first, then fine.",
      "Got the who, needed the page for the where.",
      "Wrote it on {his} hand. Works.",
    ],
    notYet: [
      "Started before I’d finished and missed the end.",
      "Head full of break.",
      "Talked over the story, sat with {adult} after.",
      "Too many people talking in that room.",
    ],
  },
  reading: {
    well: [
      "Read {“stop” and “exit”|“pull” and “fire door”|“please wait here”} on the walk. Guessed the next.",
      "{n} more words from the list, in a book this time.",
      "Went back by {himself} when it made no sense.",
      "Found the line with the answer and read it out.",
      "Read to {adult}’s class. Did the voices.",
      "Looked up the {bus|train} and told me I was wrong. I was.",
    ],
    helped: [
      "Sounded out the first half, I gave the end.",
      "Right page, needed “look at the top”.",
      "Read every other page with {adult}.",
      "Covered the ending for {him} and it came.",
    ],
    notYet: [
      "Guessed from the picture.",
      "Knew them on the cards, not in the book.",
      "Glasses at home.",
      "Tired eyes. I read, {he} pointed.",
    ],
  },
  writing: {
    well: [
      "Wrote own name, all letters, {the y|the e|one s} backwards. Asked for it to go on the wall so it has.",
      "Three sentences, three full stops. Checked them off {himself}.",
      "Found {n} of {his} own mistakes before I saw it.",
      "Shopping list I could have shopped from.",
      "E-mail to {adult}: hello, one question, goodbye. Got an answer.",
      "Sat on the line, all of it. Showed everybody.",
    ],
    helped: [
      "Said it first, wrote it after, {n} words to spell.",
      "Word bank for half of it.",
      "Capital letters once reminded.",
      "I wrote the first line, {he} did the other {n}.",
    ],
    notYet: [
      "Rubbed it out until there was a hole.",
      "One word, then the pencil needed sharpening. {n} times.",
      "Good talk, nothing on paper.",
      "Wanted to type it. Fair, next time.",
    ],
  },
  maths: {
    well: [
      "Counted out {n} plates for {n} of us, then went back for one for {adult} who’d come in.",
      "Paid with a {£1|£2} and waited for change without being told.",
      "Did the next five in {his} head and explained how.",
      "Knew it was wrong before I did. “That can’t be more.”",
      "Halved the whole recipe, even the egg (we talked about the egg).",
      "Half past, quarter past, quarter to. All morning.",
    ],
    helped: [
      "Number line to start, none by the end.",
      "Right way, slipped on the carrying.",
      "Counted twice with {adult}, once alone.",
      "Coins sorted first, then easy.",
      "Needed “more or less?” before each.",
    ],
    notYet: [
      "Guessing. Back to counters tomorrow.",
      "Said all the numbers, not one to a thing.",
      "{n} out of 10, and cross about it.",
      "The till queue was too much to think in.",
    ],
  },
  "personal-care": {
    well: [
      "Zip up at home time, on {his} own, both days.",
      "Hot drink, all steps, wiped the side. {adult} said nothing the whole time.",
      "Changed in {n} minutes. Shirt the right way round.",
      "Packed {his} bag from the list and told me what was missing.",
      "Toast, butter, cut, plate. Made me one.",
      "Washing out of the machine and hung up by break.",
    ],
    helped: [
      "Start of the zip held, the rest {his}.",
      "Needed the card at step {n}.",
      "One reminder about the socks.",
      "Knot with {adult}, bow by {himself} (loose).",
      "Checked the mirror when I looked at it.",
    ],
    notYet: [
      "Forgot {his} kit, so no.",
      "Kettle on, walked off.",
      "Too rushed before the taxi.",
      "Wanted me to do it. We sat until {he} did half.",
    ],
  },
  "personal-feelings": {
    well: [
      "Said “I’m at four” and took {his} card. Back in {n} minutes.",
      "Lost, said “good game”, and meant it nearly.",
      "Crossed it out and carried on. Last year that was the lesson gone.",
      "“OK, give me a minute”, then moved. Employer told me.",
      "Told {adult} it was a bad morning before it was one.",
      "Said the boy in the story was jealous. Not sad, jealous.",
    ],
    helped: [
      "Needed {adult} to ask the number.",
      "Card shown, took it.",
      "Walked round the field first, then talked.",
      "Came back with one reminder.",
      "Chose breathing when I offered two things.",
    ],
    notYet: [
      "Under the desk for the rest of it. Left {him} a note.",
      "Chair went over. Nobody hurt, tidied up together.",
      "Not ready to say sorry yet, tomorrow.",
      "Change of teacher, everything was wrong today.",
    ],
  },
  "social-together": {
    well: [
      "Three turns each and “your turn” every time.",
      "Asked {two|three} people to play until one said yes.",
      "Shared the glue without anybody saying.",
      "Stopped the first time. Looked surprised at {himself}.",
      "Waited at the table till everybody had done. Collected the plates.",
      "Took the quiet one into {his} group. Unasked.",
    ],
    helped: [
      "Dice held until it was {his} go.",
      "{adult} said the rule again, played on.",
      "Needed the words: “can I join in?”",
      "Half the project with me, half with the group.",
      "Swapped pens once I’d asked.",
    ],
    notYet: [
      "Wanted to win and that was that.",
      "Played alone today, said {he} preferred it.",
      "Row about {the ball|whose go|the computer}. Talked after.",
      "Left the group after {n} minutes.",
    ],
  },
  "social-community": {
    well: [
      "Pressed, waited for the green man, told us all to wait as well.",
      "Found the bus, said where to, sat down.",
      "Ordered for {himself} and counted the change.",
      "Whole job sheet ticked by lunch. They want {him} back.",
      "Rang school from the stop: “it’s late, I’m fine”.",
      "Walked it with {adult} ten metres behind. Never looked round.",
    ],
    helped: [
      "One look at me at the crossing.",
      "Needed the name of the stop.",
      "{adult} at the next table, one thumb up.",
      "Job {n} again after being shown.",
    ],
    notYet: [
      "App froze, so did {he}. Practised on paper.",
      "Wouldn’t speak to the driver today.",
      "Too busy in town, came back early.",
      "Bus full, didn’t get on. Right decision, really.",
    ],
  },
  "physical-moving": {
    well: [
      "Length without stopping. Clung on and grinned.",
      "{n} catches in a row.",
      "Whole circuit and the numbers written down.",
      "Kept {his} position. Passed!",
      "Skipped it, {n} turns.",
    ],
    helped: ["Float for the last bit.", "Bigger ball, then the small one.", "{adult} jogged alongside.", "One rest, then on."],
    notYet: ["No kit.", "Sore ankle, scored for us.", "Cold pool, blue lips, out.", "Too much shouting in the hall."],
  },
  "physical-handling": {
    well: [
      "Cut right along the line. Kept the shape.",
      "Typed it all with two hands.",
      "Screw in, straight, no slipping.",
      "Safe grip the whole onion. Tears, but safe.",
      "A row of stitches, back of it tidy too.",
    ],
    helped: [
      "Started the screw for {him}.",
      "Claw grip after a reminder.",
      "Turned the card at the corners.",
      "Threaded the needle, {he} sewed.",
    ],
    notYet: [
      "Gave up on the needle.",
      "One finger typing, fast though.",
      "Cross with the scissors: left-handed ones wanted!",
      "Drill too loud today.",
    ],
  },
};
