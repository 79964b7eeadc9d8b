import type { FenceRefusal } from '../../domain/fence/refusal.ts';
import type { RegisterRefusal } from '../../domain/register/refusal.ts';
import type { RefusalWords } from './refusals.ts';

/** Why the register is not changed so; English. */
export const registerRefusalsEn: Pick<
  RefusalWords,
  RegisterRefusal['code'] | FenceRefusal['code']
> = {
  only_admin: () => ({
    why: 'Only an administrator may do this.',
    todo: 'Users, roles, commissions and government offices are set up by an administrator: please ask one.',
  }),
  bad_agency: ({ field }) => ({
    why: {
      name: 'The agency has no name, or too long a one.',
      nameEn: 'The English name is too long, or holds characters that cannot be seen.',
      alias: 'The alias is empty, or too long.',
    }[field],
    todo: 'Please give a name of at most 100 characters.',
  }),
  alias_taken: ({ name, agency }) => ({
    why: `“${name}” is the name or an alias of “${agency}” already.`,
    todo: 'One name means one agency. Take another one, or remove it from that agency first.',
  }),
  has_duties: () => ({
    why: 'The agency has tasks or reports still, or is the office of a plan.',
    todo: 'Pass its duties on by a transfer on its page first; that ends the agency.',
  }),
  bad_user: ({ field }) => ({
    why: {
      name: 'The user has no name, or too long a one.',
      address: 'This is no e-mail address.',
      agency: 'No agency is chosen, or it does not go with the role.',
    }[field],
    todo: {
      name: 'Please give a name of at most 60 characters.',
      address: 'Please check the address.',
      agency:
        'The commission’s and the government’s roles need an agency of that kind; an agency’s role needs its agency.',
    }[field],
  }),
  user_exists: ({ name }) => ({
    why: `Somebody signs in by this address already: ${name}.`,
    todo: 'Change that user, or take another address.',
  }),
  nobody_there: () => ({
    why: 'Nobody has this address, and nothing is known of it.',
    todo: 'Nothing was changed. Check the address.',
  }),
  retention_changed: () => ({
    why: 'What is past its time is not what was looked at, or that was more than an hour ago.',
    todo: 'Nothing was removed. Look at the table once more, and confirm.',
  }),
  last_admin: () => ({
    why: 'This is the last administrator, who can neither be deactivated nor given another role.',
    todo: 'Make somebody else an administrator first.',
  }),
  bad_absence: ({ fault }) => ({
    why: {
      days: 'A day is missing, or is no day.',
      order: 'The last day lies before the first.',
      stand_in: 'The stand-in is no active contact of this agency.',
    }[fault],
    todo: 'Please put it right; for somebody who is back, empty both days.',
  }),
  asked_enough: () => ({
    why: 'This address was asked several times within the hour.',
    todo: 'Ask again later, or check the address by telephone.',
  }),
  is_set_up: () => ({
    why: 'There is an administrator: the first one was made already.',
    todo: 'Please sign in.',
  }),
  wrong_setup_code: () => ({
    why: 'The setup code is wrong.',
    todo: 'It stands in the terminal that started the product, or in the server’s log: type it as it is there.',
  }),
  register_changed: () => ({
    why: 'The register has changed since this was looked at; nothing was written.',
    todo: 'Below is what would change as of now: please look again, and confirm.',
  }),
  bad_cell: ({ value }) => ({
    why: value === '' ? 'This cell is empty.' : `“${value}” cannot stand in this column.`,
    todo: 'Please write it as the exported table does.',
  }),
  bad_workbook: ({ fault }) => ({
    why: {
      none: 'No file was chosen.',
      too_large: 'The file is too large, and was not read.',
      unreadable: 'This is no workbook that can be read; it may be damaged or encrypted.',
      no_sheets: 'The workbook has no sheet that is known, or not its columns.',
      too_many_rows: 'There are too many rows; nothing was read.',
    }[fault],
    todo: 'Take the register away first, edit that table, and send it in; 5 MB at the most, and 5,000 rows a sheet.',
  }),
  upload_gone: () => ({
    why: 'The file sent in is kept no longer.',
    todo: 'Please choose it again.',
  }),
  no_fence: () => ({
    why: 'No fence stands, or it was released already.',
    todo: 'Mails are sent as they fall due; there is nothing to do.',
  }),
  nothing_known: () => ({
    why: 'The file names no message of this product.',
    todo: 'Nothing was changed. Bring the relay’s log, a list of Message-IDs, one to a line, or an archive of mails (mbox).',
  }),
  fence_changed: () => ({
    why: 'What waits to be sent is not what was looked at.',
    todo: 'Nothing was released. Look at the table once more, and confirm.',
  }),
};
