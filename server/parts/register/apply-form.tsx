/** How a table that was sent in is brought in, or left. */
interface ApplyFormProps {
  action: string;
  /** What names the upload, and what was seen of it. */
  hidden: Readonly<Record<string, string>>;
  /** Rows that can be brought in, and rows that are refused. */
  good: number;
  bad: number;
  words: {
    goodText: string;
    applyGood(rows: number): string;
    applyAll(rows: number): string;
    back: string;
  };
  back: string;
}

/** Brings in all rows of a table that was looked at; where some are refused, the others alone. */
export function ApplyForm({ action, hidden, good, bad, words, back }: ApplyFormProps) {
  const isPart = bad > 0;
  return (
    <form method="post" action={action}>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {isPart && <p>{words.goodText}</p>}
      <p class="btn-row">
        {good > 0 && (
          <button
            class={isPart ? 'btn btn-warning' : 'btn btn-primary'}
            name="step"
            value={isPart ? 'good' : 'all'}
          >
            {isPart ? words.applyGood(good) : words.applyAll(good)}
          </button>
        )}
        <a class="btn" href={back}>
          {words.back}
        </a>
      </p>
    </form>
  );
}
