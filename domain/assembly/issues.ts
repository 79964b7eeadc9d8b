import type { AssembledAgency, Paragraph, PlanTask } from './assembly.ts';

/** The section of a document in which major issues stand. */
export const ISSUE_SECTION = 'issues';

/** A major issue (重大问题) that nobody has answered yet. */
export interface SourceIssue {
  id: string;
  title: string;
  what: string;
  asked: string;
  /** Who raised it. */
  agency: AssembledAgency;
  task: PlanTask | null;
  /** The report that its handling is. */
  reportId: string;
}

/** Every open issue in the words of whoever raised it: what has happened, and what is asked for. */
export const issueParagraphs = (issues: readonly SourceIssue[]): Paragraph[] =>
  issues.map(({ id, title, what, asked, agency, task, reportId }) => ({
    key: id,
    text: `${what}\n${asked}`,
    about: title,
    agency,
    task: task && { number: task.number, order: task.order, text: task.text },
    chapter: task?.chapter ?? null,
    source: { reportId, revision: null },
    span: task?.span ?? null,
  }));
