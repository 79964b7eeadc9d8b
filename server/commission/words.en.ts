import type { CommissionWords } from './catalog.ts';

const count = (number: number, one: string) => `${number} ${number === 1 ? one : `${one}s`}`;

/** The commission's English catalog. */
export const commissionWordsEn: CommissionWords = {
  launch: {
    heading: 'Launch the plan',
    text: 'From the launch on, every agency gets its notice of assignment, and the reports of the cycles below are opened, reminded, urged and escalated on time.',
    from: 'From year',
    to: 'To year',
    preview: 'What it will do',
    cycles: 'Its cycles',
    noCycles: 'There is no cycle.',
    update: 'Update the preview',
    reports: 'Reports owed',
    agencies: 'Agencies',
    opens: 'Opens',
    assignments: 'Notices of assignment, at once',
    mails: 'Mails in the first year',
    mailsRange: (least, most) =>
      least === most
        ? String(least)
        : `${least} (all filed at once) to ${most} (nothing ever filed)`,
    provisional: 'provisional until the year’s official calendar is published',
    button: 'Launch',
    warning: 'It can be undone until the first notice has left, and no longer.',
    running: 'Running the plan',
    allLaunched: 'The plan is launched; its cycles open by themselves.',
    badPeriod: 'Not a period: both years have four digits, and the first is not after the last.',
  },
  proposals: {
    title: 'Dated items in the text',
    text: 'These sentences name a day by which something is to be done. What you tick and confirm is owed from the launch on, by your name; what is not ticked is not asked for.',
    item: 'Item',
    sentence: 'Ordered by',
    inText: 'in the text',
    past: 'The day is past: it cannot be asked for any more',
    confirmedBy: 'Confirmed by',
    confirm: 'Confirm what is ticked',
  },
  running: {
    pause: 'Pause the plan',
    pauseText:
      'Nothing is sent and nobody is urged from then on; what was staged and has not left is taken back. Agencies may still file, and reviewers review.',
    why: 'Why it is paused',
    resume: 'Resume the plan',
    resumeText:
      'It goes on by its dates. What fell due in the pause and was not filed is due later, and its agencies are told; the first date stays in the statistics.',
    undo: 'Undo the launch',
    undoText:
      'No notice has left yet, so the launch can be undone: its reports and what waits to be sent are gone, and the plan may be launched anew.',
    undoNoMore: (sent) =>
      `${count(sent, 'notice')} already left: the launch cannot be undone any more. To stop the urging, pause the plan.`,
  },
};
