import { expect, test } from "vitest";
import { byPlace } from "../../../src/app/school/byPlace.ts";

const [amara, cai, theo] = ["Amara", "Cai", "Theo"].map((name) => ({ id: name.toLowerCase(), name }));

test("children to choose for a group are said once: in their class, in another group, or by themselves", () => {
  if (!amara || !cai || !theo) throw new Error("three children");
  const hydro = { id: "hydro", name: "Hydro", type: "group" as const, pupils: [amara, cai] };
  const kingfisher = { id: "kingfisher", name: "Kingfisher", type: "class" as const, pupils: [amara] };
  const empty = { id: "goldcrest", name: "Goldcrest", type: "class" as const, pupils: [] };
  expect(byPlace([hydro, empty, kingfisher], [amara, cai, theo])).toEqual([
    { id: "kingfisher", name: "Kingfisher", pupils: [amara] },
    { id: "hydro", name: "Hydro", pupils: [cai] },
    { id: "", name: "In no class or group", pupils: [theo] },
  ]);
});
