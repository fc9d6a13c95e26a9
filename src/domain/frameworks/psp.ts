import type { Framework } from "./framework.ts";

/** Personal, social and physical: targets of a pupil's own with agreed strategies. There is no common scale to place them on. */
export const psp: Framework = {
  framework: "psp",
  version: 1,
  name: "Personal, social and physical",
  example: true,
  areas: [
    {
      id: "personal",
      name: "Personal",
      prompt: "Doing more of my own day: care, choices, being ready",
      needs: ["socialEmotionalMental", "sensoryPhysical"],
      strands: [
        { id: "personal-care", name: "Care and independence" },
        { id: "personal-feelings", name: "Feelings and choices" },
      ],
    },
    {
      id: "social",
      name: "Social",
      prompt: "Being with others: sharing, waiting, joining in, saying no",
      needs: ["communicationInteraction", "socialEmotionalMental"],
      strands: [
        { id: "social-together", name: "Being with others" },
        { id: "social-community", name: "Out and about" },
      ],
    },
    {
      id: "physical",
      name: "Physical",
      prompt: "Moving, handling, staying strong and comfortable",
      needs: ["sensoryPhysical"],
      strands: [
        { id: "physical-moving", name: "Moving" },
        { id: "physical-handling", name: "Handling and using tools" },
      ],
    },
  ],
  scale: [],
  anchors: [],
  steps: [],
  sideways: [],
};
