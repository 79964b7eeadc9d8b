import { GOVERNMENT, REGION_NAME, SELF_STANDING } from './notation.ts';
import { isBarePlace, looksLikeUnit, sharedSuffix } from './unit-names.ts';

/** A document that is read: its text, the same folded, and the names met in it so far. */
export interface Source {
  readonly text: string;
  readonly folded: string;
  readonly names: KnownNames;
}

/** Names of departments, which carry the prefix of their government. */
const DEPARTMENT =
  /^(?!团[省市区县]|国网|驻|.*(?:分局|支队|委(?=组织|宣传|办|编|网信|统战|政法|金融|社会))).*(?:厅|委|局|办|联)(?:\([^()]*\))?$/;

/** What a (folded) name looks like; each question is answered once, and only if it is asked. */
export class Looks {
  private readonly folded: string;
  private unit: boolean | undefined;
  private place: boolean | undefined;
  private suffix: string | undefined;
  private prefixed: boolean | undefined;
  private government: boolean | undefined;
  private department: boolean | undefined;
  private selfStanding: boolean | undefined;

  constructor(folded: string) {
    this.folded = folded;
  }

  /** As names of agencies do. */
  get isUnit(): boolean {
    return (this.unit ??= looksLikeUnit(this.folded));
  }

  get isBarePlace(): boolean {
    return (this.place ??= isBarePlace(this.folded));
  }

  /** What bare places before it share with it. */
  get sharedSuffix(): string {
    return (this.suffix ??= sharedSuffix(this.folded));
  }

  /** It says to which government it belongs, or to which region. */
  get isPrefixed(): boolean {
    return (this.prefixed ??= this.saysGovernment || REGION_NAME.test(this.folded));
  }

  get saysGovernment(): boolean {
    return (this.government ??= GOVERNMENT.test(this.folded));
  }

  get isDepartment(): boolean {
    return (this.department ??= DEPARTMENT.test(this.folded));
  }

  get isSelfStanding(): boolean {
    return (this.selfStanding ??= SELF_STANDING.test(this.folded));
  }
}

/** A stretch of a list that is a name and nothing else. */
export interface PlainName {
  readonly name: string;
  readonly folded: string;
  readonly looks: Looks;
}

/**
 * The names of one document. The same agencies are named again and again: what one is told by a dozen
 * patterns is looked up from its second time on.
 */
export class KnownNames {
  private readonly looks = new Map<string, Looks>();
  private readonly plain = new Map<string, PlainName | null>();

  looksOf(folded: string): Looks {
    const known = this.looks.get(folded);
    if (known) return known;
    const looks = new Looks(folded);
    this.looks.set(folded, looks);
    return looks;
  }

  /** What stands there if it is a plain name, as `isPlain` tells of the (folded) words; or null. */
  plainName(
    { text, folded }: Source,
    from: number,
    to: number,
    isPlain: (words: string) => boolean,
  ): PlainName | null {
    const name = text.slice(from, to);
    const known = this.plain.get(name);
    if (known !== undefined) return known;
    const words = folded.slice(from, to);
    const found = isPlain(words) ? { name, folded: words, looks: this.looksOf(words) } : null;
    this.plain.set(name, found);
    return found;
  }
}
