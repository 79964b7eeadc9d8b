/** Why the register (单位、联络员、用户) cannot be changed so. */
export type RegisterRefusal =
  /** Only an administrator makes users, offices and what depends on them. */
  | { code: 'only_admin' }
  | { code: 'bad_agency'; field: 'name' | 'nameEn' | 'alias' }
  /** Another agency is called so, by its name or an alias. */
  | { code: 'alias_taken'; name: string; agency: string }
  /** It owes or leads something, or is a plan's office: its duties are passed on first. */
  | { code: 'has_duties' }
  | { code: 'bad_user'; field: 'name' | 'address' | 'agency' }
  /** Somebody signs in by this address already. */
  | { code: 'user_exists'; name: string }
  /** Nobody has the address, and nothing is known of it. */
  | { code: 'nobody_there' }
  /** What is past its time is not what was looked at, or it is long ago. */
  | { code: 'retention_changed' }
  /** Without this one nobody could run the installation. */
  | { code: 'last_admin' }
  | { code: 'bad_absence'; fault: 'days' | 'order' | 'stand_in' }
  /** Asked too often within the hour. */
  | { code: 'asked_enough' }
  /** An administrator is there: the first one is made once. */
  | { code: 'is_set_up' }
  | { code: 'wrong_setup_code' }
  /** The register is not as it was when the changes were looked at. */
  | { code: 'register_changed' }
  | { code: 'upload_gone' }
  /** What stands in a cell of a table is not taken. */
  | { code: 'bad_cell'; value: string }
  | { code: 'bad_workbook'; fault: WorkbookFault };

/** Why a file is no table of the register. */
export type WorkbookFault = 'none' | 'too_large' | 'unreadable' | 'no_sheets' | 'too_many_rows';
