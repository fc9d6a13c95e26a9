import { expect, it } from "vitest";
import { lesson } from "./aClass.ts";

const ofTheDay = { day: "2026-09-14", seenBy: {}, tool: {}, typed: [] } as const;

it("a note begun in one tab waits beside one begun in another, until each is saved", async () => {
  const { ipad, amara, cai } = await lesson();
  const aboutAmara = { class: "owl", pupils: [amara], words: "Held the ribbon" };
  const aboutCai = { class: "owl", pupils: [cai], words: "Sang along" };
  const remember = (notes: Record<string, typeof aboutCai | null>) => ipad.do("remember", { ...ofTheDay, typed: [], notes });
  await remember({ one: { ...aboutAmara, words: "Held" } });
  await remember({ other: aboutCai });
  await remember({ one: aboutAmara });
  expect((await ipad.sees("remembered", {})).notes).toEqual({ one: aboutAmara, other: aboutCai });
  await remember({ one: null });
  expect((await ipad.sees("remembered", {})).notes).toEqual({ other: aboutCai });
});
