/** Which part of a content cannot be put into a mail. */
export type UncomposablePart =
  | 'recipient'
  | 'sender'
  | 'message_id'
  | 'thread'
  | 'base_url'
  | 'sent_at'
  | 'row'
  | 'rung'
  | 'items';

/** A content no safe mail can be made of. Its message holds no address and no name of a person. */
export class Uncomposable extends Error {
  readonly part: UncomposablePart;

  constructor(part: UncomposablePart, message: string) {
    super(message);
    this.name = 'Uncomposable';
    this.part = part;
  }
}
