import { civilDateOf, civilTimeOf } from '../../domain/calendar/zoned.ts';
import type { Demo, SignIn } from './demo.ts';
import type { Servers } from './servers.ts';

const ZONE = 'Asia/Shanghai';

/** What the terminal shows when everything is up. */
export interface Ready {
  page: string;
  servers: Servers;
  signIns: SignIn[];
  /** How the first administrator is made; null: there is one. */
  setup: { code: string; page: string } | null;
  demo: Demo;
  /** Business time; null: the system's. */
  virtualNow: Date | null;
  logFile: string;
  seconds: number;
}

/** The first line of the table; whoever waits for the start waits for this. */
export const READY = 'Duban is ready · 督办已就绪';

/** Writes the table. */
export function readyTable(ready: Ready): string {
  const { page, servers, virtualNow, demo, logFile } = ready;
  const inbox = servers.inbox ?? 'none, mails go to SMTP_URL · 邮件发往 SMTP_URL';
  const noUi = virtualNow
    ? 'none under virtual time · 虚拟时间下没有'
    : "the given server's own · 见所用服务器";
  const rows: [string, string][] = [
    ['Pages · 页面', page],
    ['Inbox · 收件箱', inbox],
    ['Temporal UI', servers.temporalUi ?? noUi],
    ['Log · 日志', logFile],
  ];
  if (virtualNow)
    rows.push([
      'Virtual time · 虚拟时间',
      `${at(virtualNow)}, moved by its button on every page of the commission`,
    ]);
  const people = ready.signIns.map(({ role, email, agency }): [string, string] => [
    role,
    agency === '' ? email : `${email}  ${agency}`,
  ]);
  return [
    `${READY} (${ready.seconds} s)`,
    '',
    ...columns(rows),
    '',
    ...(ready.setup ? setupLines(ready.setup) : []),
    ...(people.length > 0 ? [SIGN_IN, ...columns(people), ''] : []),
    ...(ready.setup ? [] : [mails(demo)]),
    'Ctrl-C stops everything · 按 Ctrl-C 全部停止',
  ].join('\n');
}

const SIGN_IN = 'Sign in as · 登录邮箱 (the code arrives in the inbox · 验证码发到收件箱)';

const setupLines = ({ code, page }: { code: string; page: string }): string[] => [
  'Make the first administrator · 设置第一名管理员',
  ...columns([
    ['Page · 页面', page],
    ['Setup code · 初始设置码', code],
  ]),
  '',
];

function mails({ isNew, opensAt }: Demo): string {
  const opening = opensAt && `reports open ${at(opensAt)} · 届时开放填报`;
  if (!isNew) return opening ? `Next: ${opening}` : 'Going on where it stopped · 接着上次继续';
  return opening
    ? `First mails: notices of assignment now · 交办通知马上送达; ${opening}`
    : 'First mails: assignment and opening, within a minute · 交办和填报通知一分钟内送达';
}

const at = (instant: Date) =>
  `${civilDateOf(instant, ZONE)} ${civilTimeOf(instant, ZONE)} (${ZONE})`;

function columns(rows: readonly [string, string][]): string[] {
  const most = Math.max(...rows.map(([title]) => width(title)));
  return rows.map(([title, value]) => `  ${title}${' '.repeat(most - width(title))}  ${value}`);
}

/** Columns of a terminal; a Chinese character takes two. */
function width(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1), 0);
}
