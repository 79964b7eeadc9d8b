import type { Alarm, PartName } from '../../domain/alarms/alarms.ts';
import type { StartStep } from '../../domain/register/checklist.ts';
import type { UserRole } from '../../domain/report/actor.ts';
import type { Lang } from '../../domain/words/words.ts';
import type { FilesWords } from '../parts/register/catalog.ts';

/** The pages of the register. */
export type RegisterSection =
  'start' | 'agencies' | 'addresses' | 'users' | 'person' | 'retention' | 'files';

/** What is announced when something was done. */
export type RegisterDone =
  | 'agency-added'
  | 'agency-changed'
  | 'alias-added'
  | 'alias-removed'
  | 'agency-ended'
  | 'contact-saved'
  | 'contact-asked'
  | 'not-mailed'
  | 'contact-removed'
  | 'absence-saved'
  | 'user-added'
  | 'user-changed'
  | 'user-deactivated'
  | 'passkeys-removed'
  | 'sessions-ended'
  | 'user-activated'
  | 'retained-removed'
  | 'imported';

/** The words of the register's pages. */
export interface RegisterWords {
  title: string;
  desk: string;
  sections: Record<RegisterSection, string>;
  done: Record<RegisterDone, string>;
  /** What was typed stands in the form below. */
  list: {
    lead: string;
    faults(refused: number, unconfirmed: number): string;
    search: string;
    searchHint: string;
    kind: string;
    anyKind: string;
    show: string;
    shows: Record<'open' | 'ended' | 'silent', string>;
    go: string;
    count(count: number): string;
    empty: string;
    columns: Record<'name' | 'kind' | 'aliases' | 'contacts' | 'tasks' | 'state', string>;
    ended(at: string): string;
    silent: string;
    refused(count: number): string;
    unconfirmed(count: number): string;
    add: string;
    addHint: string;
  };
  agency: {
    names: string;
    namesText: string;
    name: string;
    nameEn: string;
    nameEnHint: string;
    kind: string;
    keepAlias: string;
    save: string;
    aliases: string;
    aliasesText: string;
    noAliases: string;
    alias: string;
    addAlias: string;
    remove: string;
    ended(at: string): string;
    end: string;
    endText: string;
    hasDuties: string;
    transfer: string;
    into: string;
    /** Where an agency is typed rather than chosen. */
    nameTyped: string;
    dissolve: string;
    why: string;
    sure: string;
    endButton: string;
    history: string;
    noHistory: string;
    renamed(from: string, to: string): string;
    mergedInto(name: string): string;
    passed(from: string, to: string): string;
    refusedMails: string;
    refusedMailsText: string;
    onDesk: string;
  };
  contact: {
    heading: string;
    text: string;
    none: string;
    add: string;
    change: string;
    role: string;
    roleHint: string;
    name: string;
    address: string;
    addressHint: string;
    lang: string;
    langs: Record<Lang, string>;
    phone: string;
    optional: string;
    state: string;
    save: string;
    active: string;
    inactive: string;
    confirmed: string;
    unconfirmed: string;
    asked(at: string): string;
    neverAsked: string;
    refused(at: string, code: string): string;
    ask: string;
    askAgain: string;
    remove: string;
    removeText: string;
  };
  addresses: {
    lead: string;
    askAll(count: number): string;
    empty: string;
    count(count: number, refused: number): string;
    columns: Record<'agency' | 'contact' | 'address' | 'state', string>;
    mend: string;
  };
  users: {
    lead: string;
    search: string;
    count(count: number): string;
    empty: string;
    columns: Record<'name' | 'address' | 'role' | 'agencies' | 'state', string>;
    roles: Record<UserRole, string>;
    active: string;
    deactivated(at: string): string;
    add: string;
    name: string;
    address: string;
    role: string;
    lang: string;
    home: string;
    homeHint: string;
    noAgency: string;
    also: string;
    alsoHint: string;
    save: string;
    change: string;
    deactivate: string;
    deactivateText: string;
    passkeys: { title: string; text(count: number): string; remove: string };
    sessions: { title: string; text(count: number): string; end: string };
    /** What happened at the account's door. */
    record: string;
    activate: string;
    self: string;
  };
  start: {
    lead: string;
    finished: string;
    steps: Record<StartStep, { title: string; text: string; link: string }>;
    done: string;
    next: string;
    later: string;
    counts: Record<'agencies' | 'reachable' | 'plans', (count: number) => string>;
  };
  files: FilesWords;
  /** Whether every part of the product is well, for who runs it. */
  health: {
    title: string;
    text: string;
    allUp: string;
    someDown: string;
    table: string;
    part: string;
    state: string;
    detail: string;
    up: string;
    down: string;
    parts: Record<PartName, string>;
    alarms: string;
    alarm: string;
    severity: string;
    severities: Record<Alarm['severity'], string>;
    remedy: string;
    since: string;
  };
  /** The mail that asks whether an address is theirs, and the page its link leads to. */
  check: {
    subject: string;
    heading: string;
    greeting(name: string): string;
    mail(agency: string, address: string): string;
    link: string;
    valid(days: number): string;
    notYou: string;
    /** The same on the page, which is open already. */
    otherwise: string;
    title: string;
    question(agency: string, address: string): string;
    confirm: string;
    thanks: string;
    over: string;
  };
}
