/** One message claimed for sending. `token` names the claim; a later claim has another. */
export interface ClaimedMessage {
  messageId: string;
  token: string;
  address: string;
  raw: Uint8Array;
  /** Ids of the mails it carries. */
  members: string[];
  /** It may have arrived before: identical bytes go out once more. */
  isResend: boolean;
}

/**
 * Real seconds for which a claim is held without being renewed. Short, for so long the mails of a sender
 * that has died wait for another one.
 */
export const LEASE_SECONDS = 10;

/**
 * Real seconds after which a message that may have arrived goes out again, with identical bytes. By
 * then a server that was in the middle of it has let go, and most have come back.
 */
export const UNCERTAIN_SECONDS = 30;
