import type { Environment } from './environment.ts';

/** Metrics that anybody could read. */
export function openMetrics(e: Environment): string[] {
  const isOpen =
    e.DUBAN_METRICS_PORT !== undefined &&
    e.DUBAN_METRICS_TOKEN === undefined &&
    !/^(?:127\.|localhost$|::1$)/.test(e.DUBAN_METRICS_HOST);
  return isOpen
    ? [
        'DUBAN_METRICS_TOKEN is not set: expected a token, for DUBAN_METRICS_HOST is not this machine alone',
      ]
    : [];
}

/** Half a version of workers. */
export function halfVersion(set: Record<string, string>): string[] {
  const [missing, ...rest] = (['DUBAN_DEPLOYMENT', 'DUBAN_BUILD_ID'] as const).filter(
    (variable) => !set[variable],
  );
  return missing !== undefined && rest.length === 0
    ? [`${missing} is not set: expected with the other of the two, or neither`]
    : [];
}

/** A provider of identities, and as whom it knows this installation. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** How the secret is shown to it: in the header, or in the form; null: by what it says it takes. */
  clientAuth: 'basic' | 'post' | null;
  /** As the sign-in page calls it. */
  name: string;
}

const OIDC = ['DUBAN_OIDC_ISSUER', 'DUBAN_OIDC_CLIENT_ID', 'DUBAN_OIDC_CLIENT_SECRET'] as const;

/** Half a provider of identities; or roles that could come in by none. */
export function halfOidc(set: Record<string, string>): string[] {
  const missing = OIDC.filter((variable) => !set[variable]);
  const rest = ['DUBAN_OIDC_ROLES', 'DUBAN_OIDC_CLIENT_AUTH'].some((each) => set[each]);
  const isAsked = missing.length < OIDC.length || rest;
  return isAsked
    ? missing.map((variable) => `${variable} is not set: expected with the other DUBAN_OIDC_…`)
    : [];
}

/** The provider of identities; null: there is none. */
export function oidcOf(e: Environment): OidcSettings | null {
  const { DUBAN_OIDC_ISSUER: issuer, DUBAN_OIDC_CLIENT_ID: clientId } = e;
  const { DUBAN_OIDC_CLIENT_SECRET: clientSecret, DUBAN_OIDC_NAME: name } = e;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  const clientAuth = e.DUBAN_OIDC_CLIENT_AUTH ?? null;
  return { issuer, clientId, clientSecret, clientAuth, name: name ?? new URL(issuer).host };
}
