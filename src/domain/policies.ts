/** What a school may decide for all of its iPads, within limits that keep each of them safe. */
export const policies = {
  /** Days that a PIN opens records with no word from the school. */
  "offline-unlock-days": { usual: 14, least: 1, most: 30 },
  /** Minutes without a touch after which an iPad locks in a lesson, where it lies beside the child. */
  "idle-minutes-lesson": { usual: 30, least: 5, most: 60 },
  /** And on every other page: a child's file is opened to be read, and left. */
  "idle-minutes-elsewhere": { usual: 5, least: 1, most: 15 },
} as const;
export type PolicyName = keyof typeof policies;
export const policyNames = [
  "offline-unlock-days",
  "idle-minutes-lesson",
  "idle-minutes-elsewhere",
] as const satisfies readonly PolicyName[];

interface Said {
  fields: { policy?: string | undefined; value?: unknown };
}

/** Whether a school may say this of a policy. */
export function mayBe(name: PolicyName, value: unknown): value is number {
  const { least, most } = policies[name];
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}

/** What holds: as the school says it, or as is usual where it says nothing that may be. */
export function policyOf(said: readonly Said[], name: PolicyName): number {
  const value = said.find(({ fields }) => fields.policy === name)?.fields.value;
  return mayBe(name, value) ? value : policies[name].usual;
}
