import { access } from "./access.ts";
import type { Fault } from "./fault.ts";
import { merging } from "./merging.ts";
import { reading } from "./reading.ts";
import { takingBack } from "./takingBack.ts";
import { writing } from "./writing.ts";

export const faults: readonly Fault[] = [...merging, ...reading, ...writing, ...takingBack, ...access];
