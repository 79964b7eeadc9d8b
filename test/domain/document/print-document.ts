import { chineseNumeral } from '../../../domain/document/numerals.ts';

/** A plan as it is meant, before it is written down. */
export interface PlanModel {
  readonly fiveYearPlan: string;
  readonly chapters: ReadonlyArray<{
    readonly title: string;
    readonly sections: ReadonlyArray<{
      readonly title: string;
      readonly tasks: readonly TaskModel[];
    }>;
  }>;
}

export interface TaskModel {
  /** Joined by a line break where the style wraps. */
  readonly text: readonly string[];
  readonly lead: readonly string[];
  /** Groups, parted by commas. */
  readonly cooperating: ReadonlyArray<readonly string[]>;
}

/** How the same plan may be written down. */
export interface Style {
  readonly width: 'as is' | 'narrow' | 'wide';
  readonly dot: '.' | '、';
  readonly indent: string;
  readonly gap: string;
  readonly trailing: string;
  readonly newline: string;
  readonly blankLines: boolean;
  readonly letter: boolean;
  readonly elide: boolean;
  readonly wrap: boolean;
  readonly stop: '' | '。';
}

const NARROW: Readonly<Record<string, string>> = {
  '，': ',',
  '。': '.',
  '（': '(',
  '）': ')',
  '：': ':',
  '；': ';',
  '、': '､',
  '“': '"',
  '”': '"',
};

/** The same characters in another width: the plan means the same. */
export function inWidth(text: string, width: Style['width']): string {
  if (width === 'narrow')
    return text.replace(/[，。（）：；、“”]/g, (wide) => NARROW[wide] ?? wide);
  if (width === 'wide')
    return text.replace(/[0-9.%-]/g, (narrow) =>
      String.fromCharCode(narrow.charCodeAt(0) + 0xfee0),
    );
  return text;
}

/** The text of a task as it stands in the printed document. */
export function printText(text: readonly string[], style: Style): string {
  return inWidth(text.join(style.wrap ? style.newline + style.indent : ''), style.width);
}

export function printTitle(model: PlanModel): string {
  return `某省贯彻落实国家《振兴“${model.fiveYearPlan}五”规划》重点工作分工方案`;
}

/** Writes a plan down in the notation of the notice. */
export function printDocument(model: PlanModel, style: Style): string {
  const { indent, gap, newline } = style;
  const out: string[] = [];
  const line = (content: string) => out.push(content + style.trailing);
  const title = printTitle(model);
  if (style.letter) {
    line('各市人民政府：');
    const inner = title.replace('《', '〈').replace('》', '〉');
    line(`${indent}现将《${inner}》印发给你们。`);
    line(`${indent}一、加强组织领导。各部门要抓紧制定实施方案。`);
  }
  line(title);
  let section = 0;
  let task = 0;
  for (const [index, chapter] of model.chapters.entries()) {
    if (style.blankLines) line('');
    line(`${indent}${chineseNumeral(index + 1)}、${chapter.title}`);
    for (const { title, tasks } of chapter.sections) {
      line(`${indent}（${chineseNumeral((section += 1))}）${gap}${title}`);
      for (const { text, ...agencies } of tasks) {
        const words = text.join(style.wrap ? `${newline}${indent}` : '');
        const number = `${(task += 1)}${style.dot}${gap}`;
        line(`${indent}${number}${words}（${printAgencies(agencies, style)}）${style.stop}`);
      }
    }
  }
  return inWidth(out.join(newline) + newline, style.width);
}

/** “自治区水利厅牵头，发展改革委、粮食局，内蒙古国税局配合” */
function printAgencies({ lead, cooperating }: Omit<TaskModel, 'text'>, style: Style): string {
  let before = '';
  let said = false;
  const short = (name: string) => {
    const elided = name.replace(/^(?:自治区|内蒙古)/, '');
    const prefix = /公司$/.test(name) ? '' : name.slice(0, name.length - elided.length);
    const mayElide =
      prefix !== '' &&
      (before === prefix || (prefix === '自治区' && said && /[厅委办]$/.test(name)));
    before = prefix === '' ? before : prefix;
    said ||= prefix === '自治区';
    return style.elide && mayElide ? elided : name;
  };
  const group = (names: readonly string[]) => {
    before = said ? '自治区' : '';
    return names.map(short).join('、');
  };
  const leads = `${group(lead)}牵头`;
  return cooperating.length === 0 ? leads : `${leads}，${cooperating.map(group).join('，')}配合`;
}
