/** Why nothing can be done about the fence of a restored ledger. */
export type FenceRefusal =
  /** No backup was restored, or somebody has released what may be sent. */
  | { code: 'no_fence' }
  /** The file names no message of this product. */
  | { code: 'nothing_known' }
  /** What would be sent is not what was looked at. */
  | { code: 'fence_changed' };
