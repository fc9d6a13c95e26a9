import { expect, it } from "vitest";
import { CardsInDispute } from "../../../src/client/engine/cardsInDispute.ts";

/** Cards whose disputes a test decides, and which are read one at a time. */
function school() {
  const disputes = new Map<string, number>();
  const read: string[] = [];
  const failures: unknown[] = [];
  let broken = false;
  const cards = new CardsInDispute({
    count: async (card) => {
      read.push(card);
      await Promise.resolve();
      if (broken) throw new Error("closed");
      return disputes.get(card) ?? 0;
    },
    changed: () => undefined,
    failed: (error) => failures.push(error),
  });
  const breaks = (now: boolean) => {
    broken = now;
  };
  return { cards, disputes, read, failures, breaks };
}

it("counts the disputes of all cards, and reads again only the card that moved", async () => {
  const { cards, disputes, read } = school();
  disputes.set("card/amara", 2);
  cards.look(["card/amara", "card/cai"]);
  expect(await cards.cards()).toEqual(["card/amara"]);
  expect(cards.total).toBe(2);
  disputes.delete("card/amara");
  cards.look(["card/amara"]);
  expect(await cards.cards()).toEqual([]);
  expect(cards.total).toBe(0);
  expect(read).toEqual(["card/amara", "card/cai", "card/amara"]);
});

it("looks once, not ten times, at a card that ten pages touched while others were looked at", async () => {
  const { cards, read } = school();
  cards.look(["card/amara"]);
  for (let page = 0; page < 10; page += 1) cards.look(["card/cai"]);
  await cards.cards();
  expect(read).toEqual(["card/amara", "card/cai"]);
});

it("that could not be read is looked at again with the next that moves", async () => {
  const { cards, disputes, failures, breaks } = school();
  disputes.set("card/amara", 1);
  breaks(true);
  cards.look(["card/amara"]);
  await cards.cards();
  expect(failures).toHaveLength(1);
  breaks(false);
  cards.look(["card/cai"]);
  expect(await cards.cards()).toEqual(["card/amara"]);
});
