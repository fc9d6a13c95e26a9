/** Children to choose from, each said once: in their class, else in a group, else by themselves. */

interface Child {
  id: string;
  name: string;
}
interface Place {
  id: string;
  name: string;
  pupils: readonly Child[];
}

/** Classes before groups, in the order they came; what is empty is left out. */
export function byPlace(places: readonly (Place & { type: "class" | "group" })[], roll: readonly Child[]): Place[] {
  const classes = places.filter(({ type }) => type === "class");
  const groups = places.filter(({ type }) => type === "group");
  const said = new Set<string>();
  return [...classes, ...groups, { id: "", name: "In no class or group", pupils: roll }].flatMap(({ id, name, pupils }) => {
    const here = pupils.filter((child) => !said.has(child.id));
    for (const child of here) said.add(child.id);
    return here.length === 0 ? [] : [{ id, name, pupils: here }];
  });
}
