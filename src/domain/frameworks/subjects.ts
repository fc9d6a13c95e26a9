import type { Framework } from "./framework.ts";

const levels = ["M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10"] as const;

/** Six steps of one point each in every level. */
const steps = ["Beginning", "Beginning+", "Developing", "Developing+", "Embedded", "Embedded+"] as const;

/** English and maths: five strands on one scale, M1 Beginning to M10 Embedded+, a point a step. */
export const subjects: Framework = {
  framework: "subjects",
  version: 1,
  name: "English and maths",
  example: true,
  areas: [
    {
      id: "english",
      name: "English",
      needs: ["communicationInteraction", "cognitionLearning"],
      strands: [
        { id: "reading", name: "Reading" },
        { id: "writing", name: "Writing" },
        { id: "speaking", name: "Speaking: expressing, by any means" },
        { id: "listening", name: "Listening" },
      ],
    },
    { id: "maths", name: "Maths", needs: ["cognitionLearning"], strands: [{ id: "maths", name: "Maths" }] },
  ],
  scale: levels.flatMap((level) =>
    steps.map((step, index) => ({ id: `${level.toLowerCase()}-${index + 1}`, name: `${level} ${step}`, band: level })),
  ),
  anchors: [],
  steps: [],
  sideways: [],
};
