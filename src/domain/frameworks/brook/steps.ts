import type { BankStep } from "../framework.ts";
import { communicationPreIntentional } from "./communication/preIntentional.ts";
import { communicationIntentional } from "./communication/intentional.ts";
import { communicationEstablishing } from "./communication/establishing.ts";
import { cognitionPreIntentional } from "./cognition/preIntentional.ts";
import { cognitionIntentional } from "./cognition/intentional.ts";
import { cognitionEstablishing } from "./cognition/establishing.ts";
import { controlPreIntentional } from "./control/preIntentional.ts";
import { controlIntentional } from "./control/intentional.ts";
import { controlEstablishing } from "./control/establishing.ts";
import { finePreIntentional } from "./fine/preIntentional.ts";
import { fineIntentional } from "./fine/intentional.ts";
import { fineEstablishing } from "./fine/establishing.ts";
import { grossPreIntentional } from "./gross/preIntentional.ts";
import { grossIntentional } from "./gross/intentional.ts";
import { grossEstablishing } from "./gross/establishing.ts";
import { wellbeingPreIntentional } from "./wellbeing/preIntentional.ts";
import { wellbeingIntentional } from "./wellbeing/intentional.ts";
import { wellbeingEstablishing } from "./wellbeing/establishing.ts";

/**
 * The bank of small steps: four for each strand and level, each one behaviour that a stranger could see, with what counts, what
 * doesn’t, and where to try it. In our own words; no published framework’s.
 */
export const steps: readonly BankStep[] = [
  ...communicationPreIntentional,
  ...communicationIntentional,
  ...communicationEstablishing,
  ...cognitionPreIntentional,
  ...cognitionIntentional,
  ...cognitionEstablishing,
  ...controlPreIntentional,
  ...controlIntentional,
  ...controlEstablishing,
  ...finePreIntentional,
  ...fineIntentional,
  ...fineEstablishing,
  ...grossPreIntentional,
  ...grossIntentional,
  ...grossEstablishing,
  ...wellbeingPreIntentional,
  ...wellbeingIntentional,
  ...wellbeingEstablishing,
];
