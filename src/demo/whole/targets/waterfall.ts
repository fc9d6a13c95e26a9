import { templatesOf, type TargetTemplate } from "./template.ts";

/** Targets of the Waterfall pathway and of post-16: reading and number for use, travelling, working, speaking up. */
export const waterfall: readonly TargetTemplate[] = [
  ...templatesOf("speaking", [
    ["a phone call to practise", "say~ who {he} is, what {he} wants and goodbye", "with two people"],
    ["a group discussion", "give~ an opinion and one reason", "in two lessons"],
    ["{he} disagrees", "say~ so without raising {his} voice", "in class and at work"],
    ["a short talk of {one|two} minutes", "speak~ from {three|four} cards", "to the class"],
  ]),
  ...templatesOf("listening", [
    ["a spoken message", "pass~ it on to another adult, all of it", "twice a week", "times"],
    ["a podcast or news clip of two minutes", "say~ three things it told", "in English"],
    ["feedback on {his} work", "say~ back what to change, and change~ it", "with two pieces"],
  ]),
  ...templatesOf("reading", [
    ["a timetable", "find~ which {bus|train} and when", "on two journeys"],
    ["a page of information", "find~ {three|four} facts and write~ down where", "in topic"],
    ["a letter or e-mail addressed to {him}", "say~ what it asks for", "with three letters"],
    ["a chapter of {his} own book", "read~ it alone and say~ what happened", "once a week", "days"],
    ["a packet with {cooking|washing} instructions", "read~ them and do~ it", "in the flat"],
    ["an unknown word", "use~ the sentence, the start of the word or the dictionary", "before asking"],
  ]),
  ...templatesOf("writing", [
    ["a trip to write about, and the checklist", "write~ three sentences with capital letters and full stops", "three pieces"],
    ["an e-mail to send", "write~ it with a greeting, one question and a goodbye", "to two people"],
    ["a form with {eight|ten} boxes", "fill~ it in so that it can be read", "two different forms"],
    ["a first draft", "find~ and mend~ {three|five} mistakes", "in English"],
    ["a plan of four boxes", "write~ a paragraph for each", "in two weeks"],
  ]),
  ...templatesOf("maths", [
    ["a shopping list and {£5|£10}", "work~ out whether there is enough", "in the shop"],
    ["{24-hour|analogue} times", "say~ how long until something begins", "five in a lesson", "times"],
    ["times tables of {2, 5 and 10|3 and 4}", "answer~ within ten seconds", "ten in a row", "times"],
    ["a bar chart", "read~ off {three|four} answers", "in maths and in science"],
    ["a recipe for four", "halve~ it", "in cooking"],
    ["change from a note", "count~ it and say~ whether it is right", "in two shops"],
    ["fractions of a shape", "say~ and draw~ a {half, quarter and third|half and three quarters}", "in maths"],
  ]),
  ...templatesOf("personal-care", [
    ["{six|four} picture steps", "make~ a hot drink, adult in reach and silent", "three times in a week", "times"],
    ["{his} own washing", "sort~ it, start~ the machine and hang~ it up", "in the flat"],
    ["a simple meal to cook", "cook~ it from the card and wash~ up", "once a week", "days"],
    ["after PE", "shower~ and dress~ within {ten|fifteen} minutes", "without a reminder"],
    ["{his} own medication sheet", "say~ what it is for and when", "with the nurse"],
    ["a bag for the day", "pack~ it from {his} own list", "four days a week", "days"],
  ]),
  ...templatesOf("personal-feelings", [
    ["asked to change task", "say~ “OK” or “give me a minute” and move~ within two minutes", "at work experience"],
    ["before something hard", "say~ what might go wrong and what {he} will do", "twice a week", "times"],
    ["a bad morning", "tell~ one adult before it shows", "in school"],
    ["the time out card", "use~ it and come~ back unasked", "in two lessons"],
    ["a week’s goals", "say~ on Friday which were reached, and why not", "with the tutor", "days"],
  ]),
  ...templatesOf("social-together", [
    ["a project of three", "take~ on one job and finish~ it by the day agreed", "in topic"],
    ["a disagreement with a friend", "hear~ the other side and say~ it back", "with an adult nearby"],
    ["the online safety quiz", "say~ what {he} would not send, and why", "with two examples"],
    ["lunch club", "plan~ it with two others and run~ it", "once a fortnight"],
    ["a younger class", "read~ or play~ with one child", "once a week", "days"],
  ]),
  ...templatesOf("social-community", [
    ["a bus app", "say~ which bus and when, and get~ on it", "on two journeys"],
    ["a {café|shop} nobody has been to", "order~, pay~ and wait~", "with an adult at another table"],
    ["the route to {college|work}", "walk~ it alone with an adult behind", "both ways"],
    ["a job sheet at work experience", "do~ each job and tick~ it off", "on {four|five} shifts"],
    ["a problem on the way", "ring~ school and say~ where {he} is", "when practised"],
    ["the leisure centre", "book~, pay~ and find~ the changing room", "with a friend"],
  ]),
  ...templatesOf("physical-moving", [
    ["{his} gym card", "do~ the whole of it and write~ down the numbers", "twice a week", "times"],
    ["a team game", "keep~ to the position agreed for {ten|fifteen} minutes", "in PE"],
    ["bikeability", "signal~, look~ behind and turn~", "on the playground and on the road"],
  ]),
  ...templatesOf("physical-handling", [
    ["a knife, a board and an onion", "chop~ it with a safe grip", "in cooking"],
    ["a drill, held with {him} the first time", "drill~ where it is marked", "in the workshop"],
    ["a keyboard", "type~ a paragraph with both hands", "in English"],
  ]),
];
