import type { RuleKind, Span } from './types.ts';

/** Where a rule is stated: from the beginning of its sentence to its end. */
export interface Statement {
  readonly kind: RuleKind;
  readonly from: number;
  readonly to: number;
}

const LEADING = '(?:牵头|主办|主责|总牵头|主要负责|负责牵头|第一责任)';
const FIRST =
  '(?:(?:列|排|排名|排列|位列|居|位居|处)?(?:在|于)?(?:第一|首)(?:位|个|名)?(?:者|的|列者)?(?:单位|部门)?(?:者|的)?|第一(?:家|个)?(?:单位|部门))';

const PATTERNS: ReadonlyArray<readonly [RuleKind, RegExp]> = [
  [
    'first_listed_leads',
    new RegExp(
      `${FIRST}(?:,|、)?(?:即)?(?:为|是|作为|系)(?:该项|本项|各项)?(?:工作|任务|事项|措施)?(?:的)?${LEADING}`,
    ),
  ],
  ['first_listed_leads', new RegExp(`${LEADING}(?:单位|部门)(?:列|排)(?:在)?(?:第一|首)位`)],
  [
    'before_comma_leads',
    new RegExp(
      `(?:逗号|分号)(?:之)?前(?:面)?(?:的)?(?:所列|列出)?(?:者|单位|部门)?(?:均|都)?(?:的)?(?:为|是|系)${LEADING}`,
    ),
  ],
  [
    'star_leads',
    new RegExp(
      `(?:(?:加|标|带|注|有|标有|注有|标注|标记|加注|打|以)?(?:"?[*★☆※▲△●◆]"?)|(?:加|标|带|打|标注|注|标记)星号?)(?:号|标记|标识|符号)?(?:标注|标记|标识)?(?:的|者)?(?:单位|部门|者)?(?:均|表示|代表)?(?:为|是|系)?(?:该项|本项)?(?:工作|任务)?(?:的)?${LEADING}`,
    ),
  ],
  [
    'standing',
    /(?:以下|以上|上述|后续|下列|其他|其余|各项|所有|下同)[^。\n]{0,60}?(?:不再|不另|不一一|不逐一|不重复|不单独)(?:重复|逐一|一一|单独|另行|分别|赘)*(?:列|述|标|注)|(?:均|都)[^。\n]{0,40}?(?:不再|不另|不一一|不逐一|不重复)(?:重复|逐一|一一|单独|另行|分别)*(?:列|标|注)/,
  ],
];

/** The first rule stated in a stretch of folded text; its sentence begins after the last stop or comma. */
export function statementAt(folded: string, [start, end]: Span): Statement | undefined {
  const words = folded.slice(start, end);
  if (!/第一|首位|首个|逗号|分号|星|[*★☆※▲△●◆]|不再|不另|不一一|不逐一|不重复|不单独/.test(words))
    return undefined;
  let found: Statement | undefined;
  for (const [kind, pattern] of PATTERNS) {
    const match = pattern.exec(words);
    if (!match) continue;
    const from = start + beginning(words, match.index);
    const to = start + ending(words, match.index + match[0].length);
    if (!found || from < found.from) found = { kind, from, to };
  }
  return found;
}

/** Every rule stated in a stretch. */
export function statementsIn(folded: string, span: Span): Statement[] {
  const found: Statement[] = [];
  let from = span[0];
  for (;;) {
    const statement = statementAt(folded, [from, span[1]]);
    if (!statement) return found;
    found.push(statement);
    from = Math.max(statement.to, from + 1);
  }
}

/** 以下 and the like begin their sentence even after a comma; so does what has no stop before it. */
function beginning(words: string, at: number): number {
  let from = at;
  let depth = 0;
  for (; from > 0; from -= 1) {
    const before = words.charAt(from - 1);
    if (before === ')') depth += 1;
    else if (before === '(' && depth > 0) depth -= 1;
    else if (depth === 0 && /[。,;(\n]/.test(before)) return from;
  }
  return from;
}

function ending(words: string, at: number): number {
  const stop = words.slice(at).search(/[。;\n)]/);
  return stop < 0 ? words.length : at + stop;
}
