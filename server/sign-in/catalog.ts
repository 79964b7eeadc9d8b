import type { UserRole } from '../../domain/report/actor.ts';
import type { OidcFault } from '../web/oidc.ts';

/** The words of the sign-in, on its pages and in its mail. */
export interface SignInWords {
  title: string;
  product: string;
  /** What Duban is, in a sentence. */
  about: string;
  plans(count: number): string;
  /** Why the sign-in came in between. */
  wanted: {
    report(id: string): string;
    receipt(id: string): string;
    page(name: string): string;
    other: string;
  };
  lead: string;
  address: string;
  addressHint: string;
  sendCode: string;
  badAddress: string;
  codeTitle: string;
  /** Said whether or not the address is known. */
  sent(address: string): string;
  notArrived: string;
  code: string;
  codeHint: string;
  enter: string;
  otherAddress: string;
  sendAgain: string;
  wrongCode: string;
  tooOften: string;
  expiredPage: string;
  signedOut: string;
  /** Only where a demonstration has an inbox of its own. */
  demo: {
    title: string;
    text: string;
    inbox: string;
    openInbox: string;
    role: Record<UserRole, string>;
    /** What one can do in this role. */
    does: Record<UserRole, string>;
  };
  /** Where an installation without an administrator gets its first one. */
  setup: {
    title: string;
    lead: string;
    code: string;
    codeHint: string;
    name: string;
    nameHint: string;
    address: string;
    addressHint: string;
    make: string;
    /** The page once there is an administrator. */
    done: string;
    signIn: string;
    /** The code could not be mailed at once. */
    tooOften: string;
  };
  /** Where one is signed in oneself. */
  sessions: {
    title: string;
    text: string;
    since: string;
    until: string;
    from: string;
    this: string;
    end: string;
    endOthers(count: number): string;
    /** What happened at the account's door. */
    record: string;
    ended(count: number): string;
  };
  passkeys: PasskeyWords;
  /** The sign-in of the organisation. */
  oidc: {
    /** Each before and after its name. */
    enter: [string, string];
    faults: Record<OidcFault, [string, string]>;
  };
  mail: {
    subject: string;
    heading: string;
    intro: string;
    valid: string;
    ignore: string;
    never: string;
  };
}

/** What is said of passkeys. */
export interface PasskeyWords {
  title: string;
  /** What a passkey is, for whom it may help. */
  text: string;
  none: string;
  name: string;
  nameHint: string;
  since: string;
  used: string;
  never: string;
  add: string;
  rename: string;
  save: string;
  remove: string;
  /** Makes it, on the page that the browser's own question stands before. */
  make: string;
  makeText(name: string): string;
  enter: string;
  or: string;
  prove: string;
  /** The page between the sign-in and everything else, for roles that need more than a code. */
  step: { title: string; use: string; first: string; elsewhere: string; lost: string };
  done: Record<'added' | 'renamed' | 'removed', string>;
  faults: Record<'refused' | 'badName' | 'known' | 'tooMany' | 'gone' | 'entry', string>;
}
