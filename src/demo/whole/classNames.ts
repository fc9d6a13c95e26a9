/** What the classes are called: birds on one site, trees on another, water on a third. */
import { cells, type Cell } from "./pathways.ts";
import { classKeysOf } from "./roll.ts";

const names: Readonly<Record<string, readonly string[]>> = {
  main: `Kingfisher Heron Wren Swift Robin Lark Plover Curlew Owl Finch Swallow Dipper Osprey Puffin Kestrel Linnet Siskin`.split(" "),
  orchard: `Apple Pear Plum Cherry Damson Quince Hazel Walnut Medlar Mulberry Elder`.split(" "),
  harbour: `Anchor Compass Lantern Rudder`.split(" "),
  "mill-lane": `Barley Rye Oats Wheat Millet`.split(" "),
  college: `Attenborough Seacole Turing Lovelace Hodgkin`.split(" "),
};

export interface Classroom {
  key: string;
  name: string;
  cell: Cell;
}

/** Every class, with its name. */
export function classrooms(): Classroom[] {
  const used = new Map<string, number>();
  return cells.flatMap((cell) =>
    classKeysOf(cell).map((key) => {
      const index = used.get(cell.site) ?? 0;
      used.set(cell.site, index + 1);
      return { key, cell, name: names[cell.site]?.[index] ?? key };
    }),
  );
}
