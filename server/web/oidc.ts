import type { Asker } from './asker.ts';

/** Why the sign-in of the organisation has let nobody in. */
export type OidcFault = 'down' | 'refused' | 'unverified' | 'unknown';

/** The sign-in of one's organisation (OpenID Connect). */
export interface Oidc {
  /** As its button calls it. */
  name: string;
  /**
   * Where the browser is sent, and what it keeps until it comes back.
   * @param to the page to which it leads in the end.
   */
  begin(to: string): Promise<{ url: string; kept: string } | 'down'>;
  /**
   * The browser is back. On success: the cookies to set, and where it leads.
   * @param search what the address that it came back to says, from `?` on.
   */
  finish(
    search: string,
    kept: string,
    asker: Asker,
  ): Promise<{ cookies: string[]; to: string } | OidcFault>;
}
