/** What every stream store must do. Each implementation runs the whole of it: streamStore.test.ts lists them. */
import { afterEach, beforeEach, describe } from "vitest";
import { accessFacts } from "./accessFacts.ts";
import { acts } from "./acts.ts";
import { deciding } from "./deciding.ts";
import { life } from "./life.ts";
import { reading } from "./reading.ts";
import { reopening } from "./reopening.ts";
import { snapshots } from "./snapshots.ts";
import { takingBack } from "./takingBack.ts";
import type { Opened, Tested } from "./tested.ts";

export function streamStoreContract(name: string, open: () => Promise<Opened>): void {
  describe(`a stream store in ${name}`, () => {
    let opened: Opened | undefined;
    const tested: Tested = {
      get opened() {
        if (!opened) throw new Error("A store is there only while a test runs.");
        return opened;
      },
      set opened(next) {
        opened = next;
      },
      get store() {
        return this.opened.store;
      },
    };
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => tested.opened.close());

    acts(tested);
    deciding(tested);
    accessFacts(tested);
    reading(tested);
    takingBack(tested);
    life(tested);
    reopening(tested);
    snapshots(tested);
  });
}
