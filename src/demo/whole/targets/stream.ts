import { templatesOf, type TargetTemplate } from "./template.ts";

/** Targets of the Stream pathway: first words and symbols, waiting, joining in, doing for oneself. */
export const stream: readonly TargetTemplate[] = [
  ...templatesOf("speaking", [
    ["something needed is missing", "hand~ over one symbol to ask for {it|the missing thing}", "with {two|three} adults"],
    ["{snack|lunch} is in sight and not in reach", "build~ “I want” with two symbols", "at snack and at lunch"],
    ["somebody {he} knows comes in", "greet~ them with a {word|sign|wave}", "in class and in the corridor"],
    ["offered two {songs|books|toys}", "choose~ by {pointing|naming|handing over the photo}", "in {music|book corner}"],
    ["a {game|song} stops", "sign~ or say~ “more” to the person, not to the thing", "with two adults"],
    ["it is too {loud|much|long}", "show~ the “finished” symbol before {he} gets up", "in class and in assembly"],
    ["shown a picture of {home|the class}", "name~ {three|four} people in it by word, sign or device", "with two adults"],
  ]),
  ...templatesOf("listening", [
    ["told “{shoes|coat|cup}, please”, with no pointing", "fetch~ the one thing", "in two rooms"],
    ["the adult says {his} name once", "turn~ and look~ within 5 seconds", "outside and inside"],
    ["a {two|three}-part action song", "do~ each action when it is sung", "in the circle"],
    ["a story with {objects|puppets}", "stay~ and hold~ up the right one when it comes", "in a group of {three|four}"],
    ["told “first … then …” with the board", "do~ both in order", "at the start of the day"],
  ]),
  ...templatesOf("reading", [
    ["shown photos of classmates", "match~ {six|eight} photos to faces", "two days running", "days"],
    ["{his} own name among {three|four}", "pick~ out {his} own name", "on the peg and on the tray"],
    ["a book {he} likes", "turn~ the pages one at a time and look~ at each", "with one adult", "times"],
    ["three symbols of the day", "put~ them in the order they happen", "before lunch"],
    ["signs on the way to the {shop|park}", "point~ to {two|three} that {he} knows", "on the walk", "times"],
  ]),
  ...templatesOf("writing", [
    ["a chunky pen and a line with a dot at each end", "make~ a line from left to right", "at the easel and at the table"],
    ["sand, foam or paint", "make~ {a circle|a cross|three marks} after a model", "with two materials"],
    ["the first letter of {his} name", "trace~ it with a finger, start to end", "on {paper|the screen}"],
    ["{his} work is finished", "put~ {his} own mark or stamp on it", "every day", "days"],
  ]),
  ...templatesOf("maths", [
    ["{two|three} cups to lay for {two|three} people", "put~ one at each place", "at snack"],
    ["a tray of two sorts", "sort~ {ten|eight} things by {colour|shape|size}", "with three materials", "times"],
    ["the counting song", "hold~ up or say~ the next number to five", "in the circle"],
    ["two piles, one much bigger", "take~ “more” when asked for it", "with food and with bricks"],
    ["a {three|four}-piece inset puzzle", "finish~ it", "on two tables"],
  ]),
  ...templatesOf("personal-care", [
    ["the spoon is loaded once for {him}", "use~ the spoon for the first {five|ten} mouthfuls", "at lunch and snack"],
    ["{his} coat on the hook", "take~ it off and hang~ it up", "every morning", "days"],
    ["the tap is on", "wash~ and dry~ both hands", "before snack and after painting"],
    ["trousers undone", "pull~ them up from the knees", "in the class toilet"],
    ["shoes undone", "take~ off both shoes and put~ them in the box", "before PE and at home time"],
    ["an open cup, a third full", "drink~ and set~ it down without spilling", "at snack"],
    ["the toilet symbol, every hour", "walk~ there and sit~ for a minute", "in school", "days"],
  ]),
  ...templatesOf("personal-feelings", [
    ["{his} timer shows one minute", "leave~ what {he} is doing when it ends", "three times a day"],
    ["upset, with the calm box in sight", "choose~ one thing from it", "in class and outside"],
    ["two adults, one new", "stay~ with the new adult for {five|ten} minutes", "in the garden and in class"],
    ["the board says something different is coming", "look~ at it and come~ along", "when a lesson moves"],
    ["the ear defenders on the table", "put~ them on {himself} when it is loud", "in the hall and at lunch"],
  ]),
  ...templatesOf("social-together", [
    ["a circle of {four|six}", "join~ hands for one song without leaving", "{three|four} days a week", "days"],
    ["a ball and one other child", "roll~ it back {four|six} times", "with two different children", "times"],
    ["a friend has the {trike|drum|iPad}", "wait~ by the spot until the timer ends", "in two places"],
    ["a turn-taking game with {two|three}", "take~ {his} turn when it is passed", "at choosing time"],
    ["a friend next to {him} at the {sand|water}", "stay~ and play~ alongside", "for the length of the timer", "seconds"],
    ["register", "give~ the next child their photo", "every morning", "days"],
  ]),
  ...templatesOf("social-community", [
    ["at the kerb", "stop~ and hold~ out a hand", "on the walk, with two adults"],
    ["in the {shop|library}", "carry~ one thing to the desk", "with one adult"],
    ["the class walks to the {park|shop}", "walk~ next to the adult, hand on the bag", "there and back"],
    ["waiting to go out", "wait~ on the spot with the timer", "before break", "seconds"],
  ]),
  ...templatesOf("physical-moving", [
    ["steps with one rail", "come~ down one foot a step", "at the hall and at the garden"],
    ["a line of {five|six} spots", "jump~ from one to the next with two feet", "in PE"],
    ["a trike {he} can reach", "pedal~ forward and steer~ round a cone", "on the playground", "times"],
    ["a bench", "walk~ along it without holding on", "in PE"],
  ]),
  ...templatesOf("physical-handling", [
    ["scissors held the right way", "snip~ across a strip", "with paper and with dough", "times"],
    ["large beads and a stiff string", "thread~ {five|eight}", "at the table", "times"],
    ["a lidded box {he} wants to open", "open~ it with both hands", "with three boxes"],
    ["a jug a quarter full", "pour~ into a cup and stop~", "at snack and at water play"],
  ]),
  ...templatesOf("personal-feelings", [
    ["one {four|five}-minute task and the first/next board", "sit~ and finish~ it", "at {his} own table"],
    ["a toy hidden under one of {two|three} cups", "lift~ the right one", "with two adults"],
    ["the picture of the place", "go~ there by {himself}", "{hall|garden|library} and back"],
  ]),
];
