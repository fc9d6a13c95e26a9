/**
 * Every fault that the simulation is to notice. What shows only by a rare chance among its scenarios has a test of its own instead, that
 * fails under it each time: stamps after what was seen, and never given twice (tests/contract/tabletStore), the life of a stream in a
 * digest (tests/unit/sync/states), a push as one transaction (tests/protocol/killed).
 */
import { access } from "./access.ts";
import type { Fault } from "./fault.ts";
import { merging } from "./merging.ts";
import { reading } from "./reading.ts";
import { takingBack } from "./takingBack.ts";
import { writing } from "./writing.ts";

export const faults: readonly Fault[] = [...merging, ...reading, ...writing, ...takingBack, ...access];
