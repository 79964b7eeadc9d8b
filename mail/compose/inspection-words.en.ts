import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { InspectionNotice } from '../../domain/ladder/step.ts';
import { wordsEn } from '../../domain/words/words.en.ts';
import type { Matter, NoticeWords } from './catalog.ts';
import type { InspectionLabels } from './inspection-labels.ts';

const about = ({ inspection, plan }: Matter) => inspection?.scope ?? plan;
const days = (from: CivilDate, to: CivilDate) =>
  from === to ? wordsEn.date(from) : `${wordsEn.date(from)} to ${wordsEn.date(to)}`;

/** What mails say of inspections. */
export const inspectionNoticesEn: Record<InspectionNotice, NoticeWords> = {
  inspection_ordered: {
    name: 'inspection',
    subject: (matter) => `Please arrange an inspection: ${about(matter)}`,
    section: () => 'Inspection ordered',
    paragraphs: () => [
      'The government office has ordered this inspection. Please look through what is proposed, name a team and the days, and announce it to those who are inspected.',
    ],
  },
  inspection_announced: {
    name: 'inspection',
    subject: (matter) => `You are to be inspected: ${about(matter)}`,
    section: () => 'You are to be inspected',
    paragraphs: ({ role }) => [
      role === 'leader'
        ? 'A team inspects your agency on the days below. Please have somebody at its disposal.'
        : 'A team inspects your agency on the days below; the tasks that it looks at follow. Please tell whoever is in charge, and have your papers ready.',
      'The conclusion will be sent to your agency, which may answer it. No classified material may be sent through this system.',
    ],
  },
  inspection_team: {
    name: 'inspection',
    subject: (matter) => `You are to inspect: ${about(matter)}`,
    section: () => 'You are to inspect',
    paragraphs: () => [
      'You are a member of this inspection’s team. From its first day on please record here what is found, and by when it is to be put right.',
    ],
  },
  inspection_called_off: {
    name: 'inspection called off',
    subject: (matter) => `Called off: ${about(matter)}`,
    section: () => 'Inspection called off',
    paragraphs: () => [
      'This inspection was called off, for the reason below. Nothing is to be prepared.',
    ],
  },
  inspection_unconcluded: {
    name: 'inspection',
    subject: (matter) => `Over, and not concluded: ${about(matter)}`,
    section: () => 'Inspections without a conclusion',
    paragraphs: () => [
      'The days of this inspection are over, and it has no conclusion. Please see to it.',
    ],
  },
  inspection_concluded: {
    name: 'conclusion',
    subject: (matter) => `Conclusion of the inspection: ${about(matter)}`,
    section: () => 'Conclusion of an inspection',
    paragraphs: ({ role }) => [
      role === 'leader'
        ? 'The conclusion follows, with what was found. Please see that it is put right in time; you may answer the conclusion until the day below.'
        : 'The conclusion follows, with what was found. Of each finding please report by its day how it was put right. You may answer the conclusion until the day below; that moves no due date.',
    ],
  },
  inspection_answered: {
    name: 'inspection',
    subject: (matter) => `Answer to the conclusion: ${about(matter)}`,
    section: () => 'Answers of inspected agencies',
    paragraphs: () => ['An inspected agency has answered the conclusion; its words follow.'],
  },
};

/** How mails label what they say of an inspection. */
export const inspectionLabelsEn: InspectionLabels = {
  inspection: (number) => `Inspection ${number}`,
  period: 'Looks at the work of',
  visit: 'Days of the visit',
  team: 'Team',
  answerBy: 'Answers until',
  conclusion: 'Conclusion',
  calledOff: 'Why it was called off',
  answerOf: (agency) => `Answer of ${agency}`,
  findings: 'What was found',
  finding: (number) => `Finding ${number}`,
  rectifyBy: 'To be put right',
  subjects: 'What is inspected',
  wholePlan: 'How the plan is carried out on the whole',
  member: (name, agency) => `${name} (${agency})`,
  days,
  until: (day) => `until the end of ${wordsEn.date(day)}`,
};
