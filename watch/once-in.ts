/** What is asked at most once within so many ms of real time, however many ask at once. */
export function onceIn<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let kept: { at: number; answer: Promise<T> } | null = null;
  return () => {
    const at = performance.now();
    if (kept === null || at - kept.at >= ms) kept = { at, answer: ask() };
    return kept.answer;
  };
}
