/** The targets of a task that nobody has set aside, in their order. */
export const TARGETS = {
  where: { state: { not: 'set_aside' } },
  orderBy: { id: 'asc' },
} as const;

/** A target as a task's page shows it: by the sentence that sets it; one that was added, by its name. */
export const targetOf = (target: { quote: string | null; name: string; by: string | null }) => ({
  quote: target.quote ?? target.name,
  by: target.by,
});
