import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { WorkerDeploymentVersion } from '@temporalio/common';
import type { NativeConnectionOptions } from '@temporalio/worker';
import type { z } from 'zod';
import {
  environmentSchema,
  EXPECTED,
  PORTS,
  SECRET_VARIABLES,
  type Environment,
  type PortName,
} from './schemas/environment.ts';
import {
  halfOidc,
  halfVersion,
  oidcOf,
  openMetrics,
  type OidcSettings,
} from './schemas/together.ts';

/** Every worker of the product polls this queue of Temporal's. */
export const TASK_QUEUE = 'duban';

/** The reconciler's workflow; a Schedule of the same id starts it. */
export const RECONCILER_ID = 'reconcile';

/** A TCP port: the one that was asked for, or the default, which may give way to the next free one. */
export interface PortSetting {
  port: number;
  /** True if the environment names it: then no other will do. */
  given: boolean;
  /** The variable that sets it. */
  variable: string;
}

/** Temporal as the environment describes it, by the rules of the SDK's own configuration. */
export interface TemporalConfig {
  /** Null: none was named. */
  address: string | null;
  namespace: string;
  /** For clients and workers alike, with TLS and API key. */
  connection: NativeConnectionOptions;
}

/** Everything the environment says, checked. */
export interface Config {
  databaseUrl: string | null;
  temporal: TemporalConfig;
  smtpUrl: string | null;
  /** Where people find the pages, without a closing slash; null: http://localhost:<port>. */
  baseUrl: string | null;
  /** The interface the pages are served on. */
  host: string;
  mailFrom: { name: string; address: string };
  secret: string | null;
  /** Absolute. */
  dataDir: string;
  ports: Record<PortName, PortSetting>;
  log: Environment['DUBAN_LOG'];
  lang: Environment['DUBAN_LANG'];
  /** The version of the code that workers have; null: they have none. */
  deployment: WorkerDeploymentVersion | null;
  senders: number;
  /** Connections to the mail server, of one worker. */
  smtpConnections: number;
  /** How long before its instant a mail that is staged is formed, in minutes; 0: when it is sent. */
  formAheadMinutes: number;
  /** After how long a mail is sent again that may have arrived. */
  uncertainSeconds: number;
  /** Whom alarms are told, by mail and by webhook; the webhook's address holds its key. */
  operator: {
    mail: string[];
    webhook: { url: string; format: 'json' | 'wecom' | 'dingtalk'; inner: boolean } | null;
  };
  /** The OpenTelemetry collector that is told of workflows, steps, mails and requests; null: none. */
  otlpUrl: string | null;
  /** Where metrics are told; null: nowhere. */
  metrics: { port: number; host: string; token: string | null } | null;
  /** The header in which the deployment's own proxy writes the client's address; null: no proxy. */
  clientAddressHeader: string | null;
  /** For how many days what is kept; 0: for ever. */
  keepDays: Record<
    'messages' | 'sessions' | 'heartbeats' | 'signIns' | 'contacts' | 'users' | 'questions',
    number
  >;
  /** Whether a worker takes away every day what is past its time. */
  retains: boolean;
  /** Keys that seal what goes into workflow histories, one in a line; null: it goes as it is. */
  payloadKeysFile: string | null;
  /** A session of the pages in which nobody was there for so long ends. */
  idleMinutes: number;
  /** How old the newest code of a session may be where the pages ask for a fresh one. */
  freshMinutes: number;
  requestsPerMinute: number;
  /** Who comes in by a passkey alone. */
  passkeyRoles: Environment['DUBAN_PASSKEY_ROLES'];
  /** The sign-in of the organisation (OpenID Connect), and who comes in by it alone; null: there is none. */
  oidc: OidcSettings | null;
  oidcRoles: Environment['DUBAN_OIDC_ROLES'];
}

/** With all that nobody can make up, as a worker needs it outside of `npm start`. */
export interface WorkerConfig extends Config {
  databaseUrl: string;
  temporal: TemporalConfig & { address: string };
  smtpUrl: string;
  baseUrl: string;
}

/** The same for a server. */
export interface ServerConfig extends WorkerConfig {
  secret: string;
}

/** The environment is not as the product needs it; the message has a line for each variable. */
export class BadConfig extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The settings are wrong:\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'BadConfig';
    this.problems = problems;
  }
}

/**
 * Reads the environment. An empty variable counts as not set.
 * @throws BadConfig with everything that is wrong, at once.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => Boolean(pair[1]?.trim())),
  );
  const unread = readSecretFiles(set);
  const read = environmentSchema.safeParse(set);
  const problems = [...unread, ...(read.success ? [] : problemsOf(read.error, set))];
  const temporal = temporalOf(set, problems);
  problems.push(...halfVersion(set), ...halfOidc(set));
  if (read.success) problems.push(...openMetrics(read.data));
  if (!read.success || problems.length > 0) throw new BadConfig(problems);
  const e = read.data;
  const portOf = (name: PortName): PortSetting => {
    const { variable, port } = PORTS[name];
    return { variable, port: e[variable] ?? port, given: e[variable] !== undefined };
  };
  return {
    databaseUrl: e.DATABASE_URL ?? null,
    temporal,
    smtpUrl: e.SMTP_URL ?? null,
    baseUrl: e.DUBAN_BASE_URL ?? null,
    host: e.DUBAN_HOST,
    mailFrom: e.DUBAN_MAIL_FROM,
    secret: e.DUBAN_SECRET ?? null,
    dataDir: resolve(e.DUBAN_DATA_DIR),
    ports: {
      page: portOf('page'),
      inbox: portOf('inbox'),
      inboxSmtp: portOf('inboxSmtp'),
      temporal: portOf('temporal'),
      temporalUi: portOf('temporalUi'),
      postgres: portOf('postgres'),
    },
    log: e.DUBAN_LOG,
    lang: e.DUBAN_LANG,
    deployment: deploymentOf(e),
    senders: e.DUBAN_SENDERS,
    smtpConnections: e.DUBAN_SMTP_CONNECTIONS,
    formAheadMinutes: e.DUBAN_FORM_AHEAD_MINUTES,
    uncertainSeconds: e.DUBAN_UNCERTAIN_SECONDS,
    operator: {
      mail: e.DUBAN_OPERATOR_MAIL,
      webhook: e.DUBAN_OPERATOR_WEBHOOK
        ? {
            url: e.DUBAN_OPERATOR_WEBHOOK,
            format: e.DUBAN_OPERATOR_WEBHOOK_FORMAT,
            inner: e.DUBAN_OPERATOR_WEBHOOK_INNER,
          }
        : null,
    },
    otlpUrl: e.DUBAN_OTLP_URL ?? null,
    metrics: e.DUBAN_METRICS_PORT
      ? {
          port: e.DUBAN_METRICS_PORT,
          host: e.DUBAN_METRICS_HOST,
          token: e.DUBAN_METRICS_TOKEN ?? null,
        }
      : null,
    clientAddressHeader: e.DUBAN_CLIENT_ADDRESS_HEADER ?? null,
    keepDays: {
      messages: e.DUBAN_KEEP_MESSAGES_DAYS,
      sessions: e.DUBAN_KEEP_SESSIONS_DAYS,
      heartbeats: e.DUBAN_KEEP_HEARTBEATS_DAYS,
      signIns: e.DUBAN_KEEP_SIGN_INS_DAYS,
      contacts: e.DUBAN_KEEP_CONTACTS_DAYS,
      users: e.DUBAN_KEEP_USERS_DAYS,
      questions: e.DUBAN_KEEP_QUESTIONS_DAYS,
    },
    retains: e.DUBAN_RETENTION === 'daily',
    payloadKeysFile: e.DUBAN_PAYLOAD_KEYS_FILE ?? null,
    idleMinutes: e.DUBAN_IDLE_MINUTES,
    freshMinutes: e.DUBAN_FRESH_MINUTES,
    requestsPerMinute: e.DUBAN_REQUESTS_PER_MINUTE,
    passkeyRoles: e.DUBAN_PASSKEY_ROLES,
    oidc: oidcOf(e),
    oidcRoles: e.DUBAN_OIDC_ROLES,
  };
}

/** Like readConfig, and insists on what a worker cannot do without. @throws BadConfig */
export function readWorkerConfig(env: NodeJS.ProcessEnv = process.env): WorkerConfig {
  return insist(readConfig(env), WORKER_NEEDS) as WorkerConfig;
}

/** Like readConfig, and insists on what a server cannot do without. @throws BadConfig */
export function readServerConfig(env: NodeJS.ProcessEnv = process.env): ServerConfig {
  return insist(readConfig(env), [...WORKER_NEEDS, 'DUBAN_SECRET']) as ServerConfig;
}

type Needed = keyof typeof EXPECTED;
const WORKER_NEEDS: Needed[] = ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL', 'DUBAN_BASE_URL'];

/** @throws BadConfig with every variable of `needs` that is not set. */
export function insist(config: Config, needs: Needed[]): Config {
  const values: Record<Needed, string | null> = {
    DATABASE_URL: config.databaseUrl,
    TEMPORAL_ADDRESS: config.temporal.address,
    SMTP_URL: config.smtpUrl,
    DUBAN_BASE_URL: config.baseUrl,
    DUBAN_SECRET: config.secret,
  };
  const missing = needs.filter((variable) => values[variable] === null);
  if (missing.length > 0)
    throw new BadConfig(
      missing.map((variable) => `${variable} is not set: expected ${EXPECTED[variable]}`),
    );
  return config;
}

/** Puts the secrets in whose files are named (`NAME_FILE`), as containers are given them; gives what is wrong. */
function readSecretFiles(set: Record<string, string>): string[] {
  return [...SECRET_VARIABLES].flatMap((name) => {
    const file = set[`${name}_FILE`];
    if (file === undefined) return [];
    if (set[name] !== undefined) return [`${name} and ${name}_FILE are both set: expected one`];
    try {
      set[name] = readFileSync(file, 'utf8').trim();
      return [];
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      return [`${name}_FILE=${file}: cannot be read (${code}): expected a file with the value`];
    }
  });
}

function problemsOf(error: z.ZodError, set: Record<string, string>): string[] {
  return error.issues.map(({ path, message }) => {
    const variable = String(path[0]);
    const value = SECRET_VARIABLES.has(variable)
      ? ' (its value is not shown)'
      : `=${set[variable]}`;
    return `${variable}${value}: expected ${message}`;
  });
}

/** A deployment's name and a build's id make a version together. */
function deploymentOf({ DUBAN_DEPLOYMENT: name, DUBAN_BUILD_ID: buildId }: Environment) {
  return name === undefined || buildId === undefined ? null : { deploymentName: name, buildId };
}

function temporalOf(set: Record<string, string>, problems: string[]): TemporalConfig {
  // The SDK's file of profiles counts only when it is named: a profile made for another project
  // must not take the place of the server that `npm start` brings.
  const disableFile = !set['TEMPORAL_CONFIG_FILE'] && !set['TEMPORAL_PROFILE'];
  try {
    const read = loadClientConnectConfig({ overrideEnvVars: set, disableFile });
    const { address } = read.connectionOptions;
    const orphan = ['TEMPORAL_API_KEY', 'TEMPORAL_TLS'].find((name) => set[name]);
    if (address === undefined && orphan !== undefined)
      problems.push(
        `TEMPORAL_ADDRESS is not set: expected ${EXPECTED.TEMPORAL_ADDRESS}, for ${orphan} is set`,
      );
    return {
      address: address ?? null,
      namespace: read.namespace ?? 'default',
      connection: read.connectionOptions,
    };
  } catch (error) {
    problems.push(`TEMPORAL_…: ${error instanceof Error ? error.message : String(error)}`);
    return { address: null, namespace: 'default', connection: {} };
  }
}
