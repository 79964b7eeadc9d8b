import type { Config } from '../config.ts';
import type { PageConfig } from './web/deps.ts';

/** What only who starts the pages knows. */
type Own = Pick<PageConfig, 'baseUrl' | 'secret' | 'temporalUiUrl' | 'inboxUrl'>;

/** What the pages follow of the settings, as services and in `npm start` alike. */
export const pageConfig = (config: Config, own: Own): PageConfig => ({
  ...own,
  defaultLang: config.lang,
  clientAddressHeader: config.clientAddressHeader,
  idleMinutes: config.idleMinutes,
  freshMinutes: config.freshMinutes,
  requestsPerMinute: config.requestsPerMinute,
  keepDays: config.keepDays,
  passkeyRoles: config.passkeyRoles,
  oidc: config.oidc,
  oidcRoles: config.oidcRoles,
});
