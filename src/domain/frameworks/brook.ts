import { anchors } from "./brook/anchors.ts";
import { sideways } from "./brook/sideways.ts";
import { steps } from "./brook/steps.ts";
import type { Framework } from "./framework.ts";

/**
 * The Brook pathway: five areas, six strands, K1 to K8. Only the ends of the ladder are public, so the names of the bands,
 * the anchors and the steps are an example in our words, which a school replaces with its own.
 */
export const brook: Framework = {
  framework: "brook",
  version: 1,
  name: "Brook",
  example: true,
  areas: [
    {
      id: "communication",
      name: "Communication",
      needs: ["communicationInteraction"],
      strands: [{ id: "communication", name: "Communication" }],
    },
    {
      id: "cognition",
      name: "Cognition",
      needs: ["cognitionLearning"],
      strands: [{ id: "cognition", name: "Cognition" }],
    },
    {
      id: "control",
      name: "Environmental Control Technology",
      needs: ["cognitionLearning", "communicationInteraction", "sensoryPhysical"],
      strands: [{ id: "control", name: "Control technology" }],
    },
    {
      id: "physical",
      name: "Physical",
      needs: ["sensoryPhysical"],
      strands: [
        { id: "fine", name: "Physical: fine motor" },
        { id: "gross", name: "Physical: gross motor" },
      ],
    },
    {
      id: "wellbeing",
      name: "Personal, Social and Emotional Wellbeing",
      needs: ["socialEmotionalMental", "communicationInteraction"],
      strands: [{ id: "wellbeing", name: "Wellbeing" }],
    },
  ],
  scale: [
    { id: "k1", name: "K1", band: "Pre-intentional: reflexive" },
    { id: "k2", name: "K2", band: "Pre-intentional: reactive" },
    { id: "k3", name: "K3", band: "Pre-intentional: proactive" },
    { id: "k4", name: "K4", band: "Intentional: emerging" },
    { id: "k5", name: "K5", band: "Intentional: developing" },
    { id: "k6", name: "K6", band: "Intentional: consolidating" },
    { id: "k7", name: "K7", band: "Establishing" },
    { id: "k8", name: "K8", band: "Establishing" },
  ],
  anchors,
  steps: [...steps],
  sideways,
};
