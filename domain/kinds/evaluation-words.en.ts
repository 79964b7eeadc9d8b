import type { AskWords } from '../words/ask-words.ts';
import type { KindWords } from './catalog.ts';

const options = {
  not_started: 'Not started',
  limited: 'Limited progress',
  substantial: 'Substantial progress',
  complete: 'Complete',
  not_pursued: 'Not being pursued',
};

const evidence = {
  label: 'Evidence',
  hint: 'The facts and figures that the rating rests on, with their source.',
};
const adjustments = {
  label: 'What should be adjusted',
  hint: 'Targets, measures, responsibilities or dates; leave it empty if nothing should be.',
};
const difference = {
  label: 'On the difference',
  hint: 'The two ratings are two steps or more apart: say why; if you agree with the other side, you may change your rating.',
};

/** The words of both sides of the midterm evaluation. */
export const evaluationWordsEn = (
  asked: AskWords,
  period: (name: string) => string,
): Record<'midterm' | 'assessment' | 'evaluation_report', KindWords> => {
  const ask = { ...asked, done: (on: string) => `Filed on ${on}.` };
  return {
    midterm: {
      name: 'Midterm self-evaluation',
      about: () => 'midterm self-evaluation',
      title: (agency, name) => `Midterm self-evaluation of ${agency}, ${period(name)}`,
      ask: {
        ...ask,
        order: 'Evaluate your own work at midterm',
        named: (task) => `Self-evaluation of ${task}`,
        begun: 'The midterm self-evaluation has opened',
      },
      fields: {
        rating: {
          label: 'Your rating',
          hint: 'Of the task (for a region: of the plan) as a whole.',
          options,
        },
        evidence,
        hindrances: { label: 'What hinders', hint: 'Difficulties and problems, and their causes.' },
        adjustments,
        difference,
      },
    },
    assessment: {
      name: 'Independent assessment',
      about: () => 'independent assessment',
      title: (agency, name) => `Independent assessment by ${agency}, ${period(name)}`,
      ask: {
        ...ask,
        order: 'Assess independently',
        named: (task) => `Assessment of ${task}`,
        begun: 'The independent assessment has opened',
        many: (count) => `${count} independent ${count === 1 ? 'assessment' : 'assessments'}`,
      },
      fields: {
        rating: {
          label: 'Rating',
          hint: 'Your own judgment, by the annual reports and by what you find.',
          options,
        },
        evidence,
        hindrances: { label: 'What hinders', hint: 'Difficulties you found, and their causes.' },
        adjustments,
        difference,
      },
    },
    evaluation_report: {
      name: 'Midterm evaluation report',
      about: () => 'midterm evaluation report',
      title: () => 'Report on the midterm evaluation of the plan',
      sumsUp: () => 'the midterm evaluation of the plan',
      ask: {
        ...asked,
        order: 'Report on the midterm evaluation',
        begun: 'The midterm evaluation report has opened',
        many: (count) => `${count} midterm evaluation ${count === 1 ? 'report' : 'reports'}`,
      },
      fields: {
        overview: { label: 'Overview', hint: 'How far the plan has come; figures as assembled.' },
        reporting: {
          label: 'How it was done',
          hint: 'Self-evaluations and assessments; figures and names are assembled.',
        },
        matrix: {
          label: 'Ratings of the tasks',
          hint: 'What the ratings of this chapter amount to; task by task they are assembled.',
        },
        indicators: {
          label: 'Indicators',
          hint: 'What their values and courses amount to; one by one they are assembled.',
        },
        hindrances: {
          label: 'What hinders',
          hint: 'What is common to the tasks of this chapter, and its causes.',
        },
        adjustments: {
          label: 'Adjustments',
          hint: 'What should be adjusted: targets, measures, responsibilities, dates.',
        },
        nextSteps: { label: 'Next steps', hint: 'What comes next.' },
      },
    },
  };
};
