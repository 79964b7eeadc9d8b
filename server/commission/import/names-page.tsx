import { isSettled, matchOf, type DraftName } from '../../../domain/import/drafted.ts';
import { BY_NAME } from '../../../domain/import/match-names.ts';
import type { AgencyKind } from '../../../domain/words/words.ts';
import { Card, Empty } from '../../parts/card.tsx';
import { langOf, Verbatim } from '../../parts/text.tsx';
import { firstOf } from '../given.ts';
import { agencyChoices } from './basics-card.tsx';
import { DraftForm, DraftPage, draftPath, typed, type DraftView } from './view.tsx';

/** The form of the table; its fields are numbered by the names' places in it. */
const FORM = 'names';
/** Kinds that a new agency can be, the likely ones first. */
export const NEW_KINDS: readonly AgencyKind[] = [
  'department',
  'region',
  'enterprise',
  'commission',
  'government_office',
];

/** GET /desk/import/:id/agencies: every name of the document, and whom it means. */
export function showNames(view: DraftView, status: 200 | 409 = 200) {
  const { c, draft, says } = view;
  const { names: words } = says;
  const { names } = draft.state;
  return c.html(
    <DraftPage view={view} tab="agencies">
      <p>{words.text}</p>
      <Card title={words.title} body="table">
        {names.length === 0 ? (
          <Empty text={words.none} />
        ) : (
          <DraftForm view={view} action="agencies" form={FORM}>
            <table class="table table-sm card-table import-names">
              <thead>
                <tr>
                  <th scope="col">{words.name}</th>
                  <th scope="col">{words.tasks}</th>
                  <th scope="col">{words.means}</th>
                </tr>
              </thead>
              <tbody>
                {ordered(names).map((name) => (
                  <NameRow view={view} name={name} index={names.indexOf(name)} />
                ))}
              </tbody>
            </table>
            {isLongRegister(view) && (
              <datalist id="register">
                {knownAgencies(view).map(({ name }) => (
                  <option value={name} {...langOf(c, name)} />
                ))}
              </datalist>
            )}
            <p class="btn-row p-3 m-0">
              <button class="btn btn-primary">{says.save}</button>
            </p>
          </DraftForm>
        )}
      </Card>
    </DraftPage>,
    status,
  );
}

/** More agencies than these are not listed in every row: they are named instead. */
const MOST_LISTED = 100;

const isLongRegister = (view: DraftView): boolean => knownAgencies(view).length > MOST_LISTED;

/** Agencies of the register that still exist. */
const knownAgencies = (view: DraftView) =>
  agencyChoices(view).filter(({ value }) => !value.startsWith(BY_NAME));

/** What waits for a person stands first: doubtful names, collectives, then new ones. */
function ordered(names: readonly DraftName[]): DraftName[] {
  const rank = { doubtful: 0, collective: 1, new: 2, alias: 4, same: 4 };
  const rankOf = (name: DraftName) => (isSettled(name) ? 3 : rank[name.state]);
  return names.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function NameRow(props: { view: DraftView; name: DraftName; index: number }) {
  const { view, name, index } = props;
  const { c, says } = view;
  const { names: words } = says;
  const match = matchOf(name);
  const now =
    match.to === 'agency' ? match.id : match.to === 'new' ? `new:${match.kind}` : match.to;
  const value = typed(view, FORM, `as-${index}`, now);
  const isLong = isLongRegister(view);
  return (
    <tr id={`name-${index}`}>
      <td>
        <input type="hidden" name={`name-${index}`} value={name.name} {...langOf(c, name.name)} />
        <strong>
          <Verbatim c={c} text={name.name} />
        </strong>{' '}
        <span class="badge-soft">{words.state[name.state]}</span>
        {name.aliases.length > 0 && (
          <div class="muted small">
            <Verbatim c={c} text={words.also(name.aliases.join(says.comma))} />
          </div>
        )}
      </td>
      <td class="small">
        <Places view={view} places={name.tasks} />
      </td>
      <td>
        <div class="import-means">
          <select class="form-select form-select-sm" name={`as-${index}`} aria-label={words.means}>
            {NEW_KINDS.map((kind) => (
              <option value={`new:${kind}`} selected={value === `new:${kind}`}>
                {words.newAs(c.get('words').agencyKind[kind])}
              </option>
            ))}
            <option value="members" selected={value === 'members'}>
              {words.members}
            </option>
            <option value="nobody" selected={value === 'nobody'}>
              {words.nobody}
            </option>
            {isLong && (
              <option value="named" selected={value === 'named'}>
                {words.named}
              </option>
            )}
            {knownAgencies(view)
              .filter((choice) => !isLong || choice.value === now)
              .map((choice) => (
                <option
                  value={choice.value}
                  selected={value === choice.value}
                  {...langOf(c, choice.name)}
                >
                  {choice.name}
                </option>
              ))}
          </select>
          {isLong && (
            <input
              class="form-control form-control-sm"
              name={`named-${index}`}
              list="register"
              placeholder={words.named}
              aria-label={words.named}
              value={typed(view, FORM, `named-${index}`, '')}
            />
          )}
          {match.to === 'new' && (
            <input
              class="form-control form-control-sm"
              name={`en-${index}`}
              maxlength={160}
              placeholder={words.nameEn}
              aria-label={words.nameEn}
              value={typed(view, FORM, `en-${index}`, match.nameEn)}
            />
          )}
          {!isSettled(name) && <span class="muted small nowrap">{words.undecided}</span>}
        </div>
        {(name.state === 'collective' || match.to === 'members') && (
          <Members view={view} name={name} index={index} />
        )}
      </td>
    </tr>
  );
}

/** Whom a collective stands for. */
function Members({ view, name, index }: { view: DraftView; name: DraftName; index: number }) {
  const { names: words, comma } = view.says;
  const match = matchOf(name);
  const members = match.to === 'members' ? match : { ids: [], names: [] };
  const isTyped = firstOf(view.given, 'form') === FORM;
  const ids = isTyped ? (view.given[`member-${index}`] ?? []) : members.ids;
  const text = typed(view, FORM, `members-${index}`, members.names.join(comma));
  return (
    <div>
      <div class="muted small">{words.membersHint}</div>
      <div class="members">
        {agencyChoices(view, ['region'])
          .filter(({ value }) => !value.startsWith(BY_NAME))
          .map((choice) => (
            <label>
              <input
                type="checkbox"
                name={`member-${index}`}
                value={choice.value}
                checked={ids.includes(choice.value)}
              />{' '}
              <span {...langOf(view.c, choice.name)}>{choice.name}</span>
            </label>
          ))}
      </div>
      <input
        class="form-control form-control-sm"
        name={`members-${index}`}
        placeholder={words.newMembers}
        aria-label={words.newMembers}
        value={text}
        {...langOf(view.c, text)}
      />
    </div>
  );
}

const MOST_PLACES = 8;

function Places({ view, places }: { view: DraftView; places: readonly number[] }) {
  const { tasks } = view.draft.state;
  return (
    <>
      {places.slice(0, MOST_PLACES).map((place) => {
        const task = tasks[place - 1];
        return task ? (
          <>
            <a href={draftPath(view, `tasks/${task.key}`)}>{place}</a>{' '}
          </>
        ) : null;
      })}
      {places.length > MOST_PLACES && `… (${places.length})`}
    </>
  );
}
