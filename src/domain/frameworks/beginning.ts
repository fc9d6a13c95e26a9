/** A framework of the school's own, as it is begun: empty, or a copy of one that is there. */
import { freshAreaIds } from "./areaIds.ts";
import type { FrameworkContent } from "./editing.ts";

export interface Beginning {
  name: string;
  pathways: NonNullable<FrameworkContent["pathways"]>;
  /** Whether it is a ladder, where it begins empty: levels, lowest first, with anchors and steps. */
  levels: boolean;
}

/**
 * Nothing in it has an id that anything else has: what is filed under one framework is not filed under its copy, and either can be
 * said otherwise without the other.
 * @param copied what it begins as; null to begin empty
 */
export function begun({ name, pathways, levels }: Beginning, copied: FrameworkContent | null, newId: () => string): FrameworkContent {
  const scale = levels ? [{ id: newId(), name: "" }] : [];
  if (copied === null) return { name, pathways, areas: [], scale, anchors: [], steps: [], sideways: [] };
  const areaIds = freshAreaIds(copied.areas, newId);
  const levelIds = new Map(copied.scale.map(({ id }) => [id, newId()]));
  const placed = <T extends { strand: string; level: string }>(all: readonly T[]): T[] =>
    all.flatMap((one) => {
      const [strand, level] = [areaIds.get(one.strand), levelIds.get(one.level)];
      return strand === undefined || level === undefined ? [] : [{ ...one, strand, level }];
    });
  return {
    ...{ name, pathways },
    areas: copied.areas.map((area) => ({
      ...area,
      id: areaIds.get(area.id) ?? newId(),
      strands: area.strands.map((strand) => ({ ...strand, id: areaIds.get(strand.id) ?? newId() })),
    })),
    scale: copied.scale.map((level) => ({ ...level, id: levelIds.get(level.id) ?? newId() })),
    anchors: placed(copied.anchors),
    steps: placed(copied.steps).map((step) => ({ ...step, id: newId() })),
    sideways: placed(copied.sideways),
  };
}
