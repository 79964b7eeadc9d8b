import { browserName } from '../../domain/sign-in/browser-name.ts';
import type { SignInEvent, SignInRecord } from '../../ledger/sign-in/records.ts';
import type { AppContext } from '../web/deps.ts';
import type { Lang } from '../../domain/words/words.ts';
import { instantText } from './text.tsx';

interface RecordWords {
  at: string;
  event: string;
  from: string;
  events: Record<SignInEvent, string>;
  browser(browser: string | null, system: string | null): string;
}

const WORDS: Record<Lang, RecordWords> = {
  en: {
    at: 'When',
    event: 'What',
    from: 'From',
    events: {
      in: 'Signed in by a code',
      in_passkey: 'Signed in by a passkey',
      in_oidc: 'Signed in through the organisation',
      wrong_code: 'Wrong code',
      wrong_passkey: 'Passkey refused',
      proved: 'Verified afresh',
      passkey_added: 'Passkey added',
      passkey_renamed: 'Passkey renamed',
      passkey_removed: 'Passkey removed',
      out: 'Signed out',
      ended: 'Ended from here',
      idle: 'Ended, for nobody was there',
    },
    browser: (browser, system) => `${browser ?? 'Unknown browser'}${system ? ` on ${system}` : ''}`,
  },
  'zh-CN': {
    at: '时间',
    event: '事项',
    from: '来源',
    events: {
      in: '验证码登录',
      in_passkey: '通行密钥登录',
      in_oidc: '统一身份认证登录',
      wrong_code: '验证码错误',
      wrong_passkey: '通行密钥验证未通过',
      proved: '再次验证',
      passkey_added: '添加通行密钥',
      passkey_renamed: '通行密钥改名',
      passkey_removed: '移除通行密钥',
      out: '退出',
      ended: '从此处结束其他登录',
      idle: '长时间未操作，自动结束',
    },
    browser: (browser, system) => `${browser ?? '未知浏览器'}${system ? `（${system}）` : ''}`,
  },
};

/** A browser by its name, and the system that it runs on. */
export function BrowserName({ c, userAgent }: { c: AppContext; userAgent: string }) {
  const { browser, system } = browserName(userAgent);
  return (
    <span class="muted small d-block" title={userAgent}>
      {WORDS[c.get('lang')].browser(browser, system)}
    </span>
  );
}

/** What happened at an account's door. */
export function SignInRecords({ c, records }: { c: AppContext; records: readonly SignInRecord[] }) {
  const words = WORDS[c.get('lang')];
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          <th scope="col">{words.at}</th>
          <th scope="col">{words.event}</th>
          <th scope="col">{words.from}</th>
        </tr>
      </thead>
      <tbody>
        {records.map(({ at, event, address, browser }) => (
          <tr>
            <td class="nowrap">{instantText(c, at)}</td>
            <td>{words.events[event]}</td>
            <td class="text-break">
              <span lang="en">{address}</span>
              <BrowserName c={c} userAgent={browser} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
