import { expect, it } from "vitest";
import { reachesOthers } from "../../../src/words/tabletListWords.ts";

it("the address for a new iPad is one that another machine can reach", () => {
  expect(["https://steps.meadowbank.example", "https://10.0.0.4:8443"].filter(reachesOthers)).toHaveLength(2);
  expect(["http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080"].filter(reachesOthers)).toEqual([]);
});
