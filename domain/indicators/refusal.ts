/** Why an indicator is not confirmed, changed, added or set aside so. */
export type IndicatorRefusal =
  | { code: 'no_such_indicator' }
  /** A value that a form gave is none, or does not go with the others. */
  | { code: 'indicator_field'; field: IndicatorField }
  /** It is as the form says already. */
  | { code: 'indicator_unchanged' }
  /** It is reported by task alone: the agency owes no report on the whole plan. */
  | { code: 'indicator_needs_task' }
  /** The agency named owes no report on the task. */
  | { code: 'indicator_not_owner' };

/** What a person says of an indicator. */
export type IndicatorField =
  'name' | 'target' | 'unit' | 'base' | 'baseYear' | 'byYear' | 'task' | 'agency';
