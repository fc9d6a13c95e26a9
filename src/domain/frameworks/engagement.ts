import type { Framework } from "./framework.ts";

/**
 * The engagement model: five areas, not a ladder. No levels, no scores and no order among them, so no scale, no anchors and
 * no steps. The prompts are ours.
 */
export const engagement: Framework = {
  framework: "engagement",
  version: 1,
  name: "Engagement",
  example: true,
  areas: [
    { id: "exploration", name: "Exploration", prompt: "Keeps investigating after the first reaction", strands: [] },
    { id: "realisation", name: "Realisation", prompt: "The “oh!”: finds something new, or acts on it", strands: [] },
    { id: "anticipation", name: "Anticipation", prompt: "Shows they know what comes next", strands: [] },
    { id: "persistence", name: "Persistence", prompt: "Stays long enough to find out more", strands: [] },
    { id: "initiation", name: "Initiation", prompt: "Starts something to get a result, unasked", strands: [] },
  ],
  scale: [],
  anchors: [],
  steps: [],
  sideways: [],
};
