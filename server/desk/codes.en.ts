/** What the audit's actions are called; an unknown one is shown as it is. */
const ACTIONS: Readonly<Record<string, string>> = {
  launch: 'Launched the plan',
  file: 'Filed',
  return: 'Returned',
  accept: 'Accepted',
  escalate: 'Put before the commission',
  issue: 'Recorded as issued',
  close: 'Closed the books',
};

const ACTORS: Readonly<Record<string, string>> = {
  agency: 'Agency',
  commission: 'Commission',
  government: 'Government office',
  admin: 'Administrator',
  system: 'System',
};

const DUTIES: Readonly<Record<string, string>> = {
  implementation_plan: 'Implementation plans',
  policy: 'Taking up national policy',
  coordination: 'Coordination',
  midterm: 'Mid-term evaluation',
  major_issue: 'Reporting major issues',
  annual: 'Annual reports',
  consolidation: 'Consolidation',
  inspection: 'Inspection',
};

export const actionEn = (action: string): string => ACTIONS[action] ?? action;
export const actorEn = (kind: string): string => ACTORS[kind] ?? kind;
export const dutyEn = (kind: string): string => DUTIES[kind] ?? kind;
