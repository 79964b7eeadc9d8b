import type { Child } from 'hono/jsx';
import type { Lang } from '../../domain/words/words.ts';
import type { AppContext } from './deps.ts';

interface PasskeyWords {
  none: string;
  fault: string;
}

const WORDS: Record<Lang, PasskeyWords> = {
  en: {
    none: 'This browser cannot use passkeys here: scripts are switched off, or it is too old.',
    fault:
      'No passkey was used: the question was cancelled, or no passkey on this device fits. Nothing was done; try again.',
  },
  'zh-CN': {
    none: '本浏览器无法使用通行密钥：脚本被禁用，或者浏览器版本过旧。',
    fault: '没有使用通行密钥：操作已取消，或者本设备上没有合适的通行密钥。尚未办理，请重试。',
  },
};

/** The scripts of a page that has such a form. */
export const PASSKEY_SCRIPTS = ['webauthn.js', 'passkey.js'];

/** The field in which the browser's answer comes; elsewhere under another name, where a form has its own fields. */
export const PASSKEY_FIELD = 'passkey';

interface PasskeyFormProps {
  c: AppContext;
  action: string;
  /** `create` makes a passkey, `get` uses one. */
  ask: 'create' | 'get';
  /** What the browser is asked, as JSON; or where its script fetches that, for a page that anybody may open. */
  options: string | { from: string };
  button: string;
  /** Of the button. */
  look?: string;
  field?: string;
  children?: Child;
}

/** A form with one button, that is sent with what a passkey has signed. */
export function PasskeyForm(props: PasskeyFormProps) {
  const { c, action, ask, options, button, look = 'btn', field = PASSKEY_FIELD, children } = props;
  const words = WORDS[c.get('lang')];
  return (
    <form
      method="post"
      action={action}
      data-passkey={ask}
      {...(typeof options === 'string'
        ? { 'data-passkey-options': options }
        : { 'data-passkey-from': options.from })}
    >
      {children}
      <input type="hidden" name={field} value="" data-passkey-answer />
      <p class="muted small" data-passkey-none>
        {words.none}
      </p>
      <p class="error-text" role="alert" data-passkey-fault hidden>
        {words.fault}
      </p>
      <button class={look} data-passkey-button hidden>
        {button}
      </button>
    </form>
  );
}
