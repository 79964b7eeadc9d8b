import type { DraftView } from './view.tsx';

/** Whether the document amends a plan. */
export function AmendChoice(_: { view: DraftView }) {
  return null;
}
