import type { OfferedAgency } from '../../ledger/read/register/agencies.ts';
import type { UserRole } from '../../domain/report/actor.ts';
import type { AppContext } from '../web/deps.ts';
import { AgencyChoice, Choice, Line, optionOf, Ticks } from './fields.tsx';
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
  /** Null: there are too many to list; names are typed. */
  agencies: readonly OfferedAgency[] | null;
}

/** Who somebody is, in what role they sign in, and for which agencies. */
export function UserForm({ c, action, values, agencies }: UserFormProps) {
  const { users: words, contact } = registerWords(c);
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
      <AgencyChoice
        c={c}
        name="home"
        label={words.home}
        hint={words.homeHint}
        agencies={agencies}
        none={words.noAgency}
        chosen={values.home}
      />
      {agencies ? (
        <Ticks
          c={c}
          name="also"
          label={words.also}
          hint={words.alsoHint}
          options={agencies.map((agency) => optionOf(c, agency))}
          chosen={values.also}
        />
      ) : (
        [...values.also, ''].map((each) => (
          <Line c={c} name="also" label={words.also} hint={words.alsoHint} value={each} />
        ))
      )}
      <p class="btn-row">
        <button class="btn btn-primary">{words.save}</button>
      </p>
    </form>
  );
}
