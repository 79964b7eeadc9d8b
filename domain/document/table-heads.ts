import { labelOf, type Label } from './role-words.ts';

/** What a column of a table, or a field of a record, holds. */
export type Column = Label | 'task' | 'measure' | 'number' | 'heading';

const NUMBER =
  /^(?:序号|编号|序|号|任务编号|(?:action|task|item|measure|ref(?:erence)?|recommendation|commitment)?\.? ?(?:no\.?|number|#|id)|#|ref(?:erence)?)$/i;
const TASK =
  /^(?:(?:主要|重点|工作|具体|目标|年度|任务|改革|实施|整改|建设|推进)*(?:任务|事项|工作|项目|举措|措施|内容|要点|目标任务)(?:名称|内容|事项|清单|分解|及要求)?|(?:actions?|tasks?|recommendations?|commitments?|initiatives?|activit(?:y|ies)|deliverables?|measures?|action items?|description(?: of (?:the )?(?:action|task|measure))?|what|action description|title)(?: description)?)$/i;
const MEASURE =
  /^(?:(?:具体|工作|主要|推进|实施|保障|重点)*(?:措施|举措|内容|要求|安排|做法|工作内容|目标要求)|details?|key activities|steps|description)$/i;
const HEADING =
  /^(?:类别|领域|板块|方面|分类|大类|重点领域|一级指标|专项|工程|行动|专班|goals?|objectives?|themes?|priority(?: area)?|areas?|pillars?|categor(?:y|ies))$/i;

/** What the words at the head of a column announce; undefined for any others. */
export function columnOf(words: string): Column | undefined {
  const plain = words
    .replace(/\(.*?\)/g, '')
    .replace(/\s+/g, /[a-z]/i.test(words) ? ' ' : '')
    .replace(/:$/, '')
    .trim();
  if (plain === '' || plain.length > 40) return undefined;
  if (NUMBER.test(plain)) return 'number';
  const label = labelOf(plain);
  if (label) return label;
  if (HEADING.test(plain)) return 'heading';
  if (TASK.test(plain)) return 'task';
  if (MEASURE.test(plain)) return 'measure';
  return undefined;
}

/** A column that says who does a task. */
export const isRole = (column: Column | undefined): boolean =>
  column === 'lead' || column === 'cooperating' || column === 'responsible' || column === 'guiding';
