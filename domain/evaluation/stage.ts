/** Where a plan's midterm evaluation stands. */
export type EvaluationStage =
  | 'not_begun'
  /** Both sides are being filed; neither is read by anybody else. */
  | 'blind'
  /** Revealed; words on differences are still to come. */
  | 'differences'
  | 'revealed'
  /** The report on both sides is being written. */
  | 'writing'
  | 'submitted'
  | 'returned'
  | 'received';

/** What the stage depends on, at one instant. */
export interface EvaluationProgress {
  begun: boolean;
  revealed: boolean;
  /** How many reports words on a difference are still asked of. */
  asked: number;
  /** The report on both sides; null until it opens. */
  report: {
    /** What became of its newest version that was signed off; null if none was. */
    newest: 'submitted' | 'returned' | 'received' | null;
  } | null;
}

/** Where it stands: what was sent to the government comes before what is still being done. */
export function evaluationStage(progress: EvaluationProgress): EvaluationStage {
  const { begun, revealed, asked, report } = progress;
  if (report?.newest) return report.newest;
  if (!begun) return 'not_begun';
  if (!revealed) return 'blind';
  if (asked > 0) return 'differences';
  return report ? 'writing' : 'revealed';
}
