import type { DeskSection } from './desk-section.ts';
import type { Desk } from './desk.ts';
import { groupsEn, groupsZh, type SectionGroup } from './section-words.ts';

/** The pages that the head of every page leaves out, by what they are for. */
const GROUPS: Record<SectionGroup, readonly DeskSection[]> = {
  work: [
    'documents',
    'instructions',
    'issues',
    'letters',
    'extensions',
    'disagreements',
    'objections',
    'evaluation',
    'indicators',
    'inspections',
  ],
  plan: [
    'import',
    'register',
    'launch',
    'preflight',
    'send-plan',
    'policy',
    'calendar',
    'rehearsal',
    'tasks',
    'changes',
  ],
  records: ['statistics', 'agencies', 'duties', 'policies', 'source', 'audit'],
};

/** What of it the government has use for. */
const OF_GOVERNMENT: readonly DeskSection[] = [
  'documents',
  'instructions',
  'issues',
  'disagreements',
  'evaluation',
  'indicators',
  'inspections',
  'statistics',
  'agencies',
  'send-plan',
  'register',
  'source',
  'duties',
  'policies',
];

/** The desk's further pages, each group on a line of its own. */
export function DeskSections({ desk, section }: { desk: Desk; section: DeskSection }) {
  const { sections, common } = desk.says;
  const groups = desk.words.lang === 'en' ? groupsEn : groupsZh;
  const isShown = (each: DeskSection) =>
    desk.user.role !== 'government' || OF_GOVERNMENT.includes(each);
  return (
    <nav class="desk-sections" aria-label={common.plan}>
      {(Object.keys(GROUPS) as SectionGroup[]).map((group) => (
        <div>
          <span class="muted small">{groups[group]}</span>
          {GROUPS[group].filter(isShown).map((each) => (
            <a
              href={desk.link(`/desk/${each}`)}
              {...(each === section && { 'aria-current': 'page' as const })}
            >
              {sections[each]}
            </a>
          ))}
        </div>
      ))}
    </nav>
  );
}
