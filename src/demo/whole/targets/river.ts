import { templatesOf, type TargetTemplate } from "./template.ts";

/** Targets of the River pathway: words for what one needs, first reading and number, getting on with others. */
export const river: readonly TargetTemplate[] = [
  ...templatesOf("speaking", [
    [
      "a task {he} cannot do alone",
      "ask~ for help in words, by sign or device before leaving the table",
      "in {maths|English} and in topic",
    ],
    ["a picture of something that happened", "say~ who, where and what in {three|four}-word sentences", "with two adults"],
    ["show and tell", "answer~ {two|three} questions from the class", "on Fridays"],
    ["a partner who has not seen it", "tell~ them how to {build it|draw it}", "in pairs"],
    ["{he} is not sure", "say~ “I don’t know” or “say it again”", "in maths and in English"],
    ["a shop or café role play", "ask~ for {two|three} things politely", "with two different partners"],
  ]),
  ...templatesOf("listening", [
    ["an instruction with {two|three} parts, said once", "do~ all of it in order", "in two lessons"],
    ["a short story read aloud", "answer~ “who” and “where” afterwards", "with three stories"],
    ["a class discussion", "wait~ until the other has finished before {he} speaks", "in circle time"],
    ["a “why” question about the story", "give~ one reason", "with two adults"],
  ]),
  ...templatesOf("reading", [
    ["{his} own list of words", "read~ {ten|twenty|thirty} of them", "in two different books", "times"],
    ["a sentence with one new word", "sound~ it out and read~ on", "with {his} reading book"],
    ["a recipe with pictures", "read~ each step and do~ it", "in cooking"],
    ["a page read aloud", "find~ the answer and point~ to the line", "with three books"],
    ["social signs on the way", "read~ {four|six} of them aloud", "on the walk and in town", "times"],
    ["a book {he} chose", "read~ to a younger child", "once a week", "days"],
  ]),
  ...templatesOf("writing", [
    ["a picture of the weekend", "write~ one sentence about it with a full stop", "on {three|four} Mondays", "days"],
    ["{his} name and the date", "write~ both without copying", "every day", "days"],
    ["a word bank of {six|eight}", "write~ two sentences that make sense", "in English and in topic"],
    ["lined paper", "write~ letters that sit on the line", "a line at a time"],
    ["a list to make", "write~ {five|six} things, spelled so that they can be read", "for cooking and for the shop"],
  ]),
  ...templatesOf("maths", [
    ["a pile of up to {ten|twenty} things", "count~ them out and say~ how many", "with three materials"],
    ["two numbers to {ten|twenty}", "say~ which is more and by how many", "with and without counters"],
    ["coins to {10p|20p|£1}", "pay~ the right amount", "in the class shop and in a real one"],
    ["the clock at {o’clock|half past}", "say~ the time", "three times in a day"],
    ["an adding story to {ten|twenty}", "work~ it out with a number line", "five in a lesson", "times"],
    ["a pattern of two", "carry~ it on and say~ what comes next", "with beads and on paper"],
    ["a ruler", "measure~ to the nearest centimetre", "four things in the room", "times"],
  ]),
  ...templatesOf("personal-care", [
    ["{his} coat, the start held", "zip~ it up", "at break and at home time"],
    ["the PE bag", "change~ for PE within {five|ten} minutes", "in the changing room"],
    ["{bread|toast} and a knife", "spread~ it and cut~ it in two", "at snack"],
    ["laces", "tie~ the first knot", "both shoes"],
    ["after lunch", "check~ the mirror and wipe~ {his} own face", "every day", "days"],
    ["the list by the door", "pack~ {his} own bag", "at home time", "days"],
  ]),
  ...templatesOf("personal-feelings", [
    ["a story with a problem in it", "name~ how somebody feels and say~ why", "three stories"],
    ["the scale from 1 to 5", "point~ to {his} number and choose~ what helps", "after break and after lunch"],
    ["a mistake in {his} work", "cross~ it out and go~ on", "in maths and in English"],
    ["{he} loses a game", "stay~ and say~ “good game”", "with two games"],
    ["a change to the day, told beforehand", "carry~ on with what is on the list", "on three days", "days"],
    ["cross with somebody", "use~ {his} card and come~ back within five minutes", "in class and at break"],
  ]),
  ...templatesOf("social-together", [
    ["a board game of {three|four}", "take~ three turns and say~ “your turn”", "with two different classmates"],
    ["break", "ask~ somebody to play and wait~ for the answer", "twice a week", "times"],
    ["work in a pair", "share~ the {pen|glue|tablet} without being told", "in art and in topic"],
    ["a friend says “stop”", "stop~ the first time", "on the playground"],
    ["lunch", "stay~ at the table until one other has finished", "{three|four} days a week", "days"],
    ["a job with a partner", "say~ who does what, and do~ it", "register and fruit"],
  ]),
  ...templatesOf("social-community", [
    ["at the crossing", "press~, wait~ and say~ when it is safe", "on the way to the pool"],
    ["in the library", "find~ {his} shelf and take~ the book to the desk", "once a fortnight"],
    ["a visitor at the door", "say~ who {he} is and where to go", "when on duty"],
    ["on the bus", "find~ a seat, put~ on the belt and stay~ in it", "there and back"],
  ]),
  ...templatesOf("physical-moving", [
    ["a ball thrown from two metres", "catch~ it with both hands", "in PE", "times"],
    ["a skipping rope", "jump~ over it as it turns", "at break", "times"],
    ["the length of the pool, with a float", "swim~ it without stopping", "in swimming"],
    ["a circuit of five", "do~ all of it and say~ which is hardest", "in PE"],
  ]),
  ...templatesOf("physical-handling", [
    ["a wavy line on card", "cut~ along it within a finger’s width", "in art"],
    ["a keyboard", "type~ {his} own name and a short sentence", "in computing"],
    ["a screwdriver and a start made", "turn~ the screw until it is in", "in technology"],
    ["a needle and binca", "sew~ a row of running stitches", "in craft"],
  ]),
];
