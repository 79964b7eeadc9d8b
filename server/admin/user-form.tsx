import type { UserRole } from '../../domain/report/actor.ts';
import type { AppContext } from '../web/deps.ts';
import { Choice, Line, Ticks } from './fields.tsx';
import { registerWords } from './words.ts';

const ROLES: UserRole[] = ['agency', 'commission', 'government', 'admin'];

/** A user's form as it was typed. */
export interface TypedUserForm {
  name: string;
  address: string;
  role: string;
  lang: string;
  /** Their own agency; empty: none. */
  home: string;
  /** Others they may act for. */
  also: readonly string[];
}

interface UserFormProps {
  c: AppContext;
  action: string;
  values: TypedUserForm;
  agencies: { id: string; name: string; nameEn: string | null }[];
}

/** Who somebody is, in what role they sign in, and for which agencies. */
export function UserForm({ c, action, values, agencies }: UserFormProps) {
  const { users: words, contact } = registerWords(c);
  const isEnglish = c.get('lang') === 'en';
  const options = agencies.map(
    ({ id, name, nameEn }) => [id, isEnglish ? (nameEn ?? name) : name] as const,
  );
  return (
    <form method="post" action={action} class="register-form">
      <Line c={c} name="name" label={words.name} value={values.name} most={60} required />
      <Line c={c} name="address" label={words.address} value={values.address} most={254} required />
      <Choice
        c={c}
        name="role"
        label={words.role}
        options={ROLES.map((role) => [role, words.roles[role]] as const)}
        chosen={values.role}
      />
      <Choice
        c={c}
        name="lang"
        label={words.lang}
        options={[
          ['zh-CN', contact.langs['zh-CN']],
          ['en', contact.langs.en],
        ]}
        chosen={values.lang}
      />
      <Choice
        c={c}
        name="home"
        label={words.home}
        hint={words.homeHint}
        options={[['', words.noAgency], ...options]}
        chosen={values.home}
      />
      <Ticks
        c={c}
        name="also"
        label={words.also}
        hint={words.alsoHint}
        options={options}
        chosen={values.also}
      />
      <p class="btn-row">
        <button class="btn btn-primary">{words.save}</button>
      </p>
    </form>
  );
}
