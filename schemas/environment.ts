import { z } from 'zod';

/** Where the parts listen unless a variable says otherwise; all but the page only in `npm start`. */
export const PORTS = {
  page: { variable: 'DUBAN_PORT', port: 3000 },
  inbox: { variable: 'DUBAN_INBOX_PORT', port: 1080 },
  inboxSmtp: { variable: 'DUBAN_INBOX_SMTP_PORT', port: 1025 },
  temporal: { variable: 'DUBAN_TEMPORAL_PORT', port: 7233 },
  temporalUi: { variable: 'DUBAN_TEMPORAL_UI_PORT', port: 8233 },
  postgres: { variable: 'DUBAN_POSTGRES_PORT', port: 54320 },
} as const;

/** The names of the ports that may be set. */
export type PortName = keyof typeof PORTS;

/** What is expected of the variables without which the product runs nowhere but in `npm start`. */
export const EXPECTED = {
  DATABASE_URL: 'postgresql://user:password@host:5432/database',
  TEMPORAL_ADDRESS: 'host:port',
  SMTP_URL: 'smtp://user:password@host:587 or smtps://user:password@host:465',
  DUBAN_BASE_URL: 'the address of the pages, such as https://duban.example.org',
  DUBAN_SECRET: 'a secret of 32 characters or more',
} as const;

const text = (expected: string, fits: (value: string) => boolean) =>
  z.string().refine(fits, { error: expected });

const url = (expected: string, ...schemes: string[]) =>
  text(expected, (value) => {
    if (!URL.canParse(value)) return false;
    const { protocol, hostname } = new URL(value);
    return schemes.includes(protocol) && hostname !== '';
  });

const number = (expected: string, least: number, most: number) =>
  text(expected, (value) => /^\d+$/.test(value) && +value >= least && +value <= most).transform(
    Number,
  );

const port = number('a TCP port, 1 to 65535', 1, 65_535).optional();

const days = number('a number of days, or 0: for ever', 0, 36_500);

const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, { error: `one of ${values.join(', ')}` });

const ADDRESS = /^[^\s<>@,;"]+@[^\s<>@,;"]+$/;
const NAMED = /^([^<>"\r\n]+?)\s*<([^<>]+)>$/;
const SENDER = 'an address, or a name and an address: 督办 <duban@example.org>';

const VERSION_NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/;
const NAMED_VERSION = 'a name of letters, digits, “-”, “_” and “.”, 100 at most';

const sender = text(SENDER, (value) => ADDRESS.test(NAMED.exec(value)?.[2] ?? value)).transform(
  (value) => {
    const [, name, address] = NAMED.exec(value) ?? [];
    return { name: name ?? '督办', address: address ?? value };
  },
);

const addresses = text('addresses, with commas between them', (value) =>
  value.split(',').every((each) => ADDRESS.test(each.trim())),
).transform((value) => value.split(',').map((each) => each.trim()));

const ROLES = ['agency', 'commission', 'government', 'admin'] as const;

const roles = text(`of ${ROLES.join(', ')}, with commas between them`, (value) =>
  value.split(',').every((each) => ROLES.some((role) => role === each.trim())),
).transform((value) =>
  ROLES.filter((role) => value.split(',').some((each) => each.trim() === role)),
);

const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' ||
  (protocol === 'http:' && /^(?:127\.|localhost$|\[::1\]$)/.test(hostname));

const host = text('a host name or an IP address', (value) => /^[\w.:-]+$/.test(value));
const TOKEN = 'a token of 16 characters or more';

const yesOrNo = oneOf('true', 'false').transform((value) => value === 'true');

/** Every variable that the product reads, as it must be if it is set. */
export const environmentSchema = z.object({
  DATABASE_URL: url(EXPECTED.DATABASE_URL, 'postgres:', 'postgresql:').optional(),
  TEMPORAL_ADDRESS: text(EXPECTED.TEMPORAL_ADDRESS, (value) =>
    /^[^\s/]+:\d{1,5}$/.test(value),
  ).optional(),
  TEMPORAL_TLS: oneOf('true', 'false', '1', '0').optional(),
  SMTP_URL: url(EXPECTED.SMTP_URL, 'smtp:', 'smtps:').optional(),
  DUBAN_PORT: port,
  DUBAN_HOST: host.default('127.0.0.1'),
  DUBAN_BASE_URL: url(EXPECTED.DUBAN_BASE_URL, 'http:', 'https:')
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  DUBAN_MAIL_FROM: sender.default({ name: '督办', address: 'duban@fagaiwei.example' }),
  DUBAN_SECRET: text(EXPECTED.DUBAN_SECRET, ({ length }) => length >= 32).optional(),
  DUBAN_DATA_DIR: z.string().default('.duban'),
  DUBAN_INBOX_PORT: port,
  DUBAN_INBOX_SMTP_PORT: port,
  DUBAN_TEMPORAL_PORT: port,
  DUBAN_TEMPORAL_UI_PORT: port,
  DUBAN_POSTGRES_PORT: port,
  DUBAN_LOG: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent').default('info'),
  DUBAN_LANG: oneOf('zh-CN', 'en').default('zh-CN'),
  DUBAN_CLIENT_ADDRESS_HEADER: text('the name of a header, such as x-forwarded-for', (value) =>
    /^[a-z0-9-]+$/i.test(value),
  ).optional(),
  DUBAN_OPERATOR_MAIL: addresses.default([]),
  DUBAN_OPERATOR_WEBHOOK: url('https://host/path, or http://', 'http:', 'https:').optional(),
  DUBAN_OPERATOR_WEBHOOK_FORMAT: oneOf('json', 'wecom', 'dingtalk').default('json'),
  DUBAN_OPERATOR_WEBHOOK_INNER: yesOrNo.default(false),
  DUBAN_OTLP_URL: url('http://host:4318, or https://', 'http:', 'https:').optional(),
  DUBAN_METRICS_PORT: port,
  DUBAN_METRICS_HOST: host.default('127.0.0.1'),
  DUBAN_METRICS_TOKEN: text(TOKEN, ({ length }) => length >= 16).optional(),
  DUBAN_KEEP_MESSAGES_DAYS: days.default(0),
  DUBAN_KEEP_SESSIONS_DAYS: days.default(30),
  DUBAN_KEEP_HEARTBEATS_DAYS: days.default(30),
  DUBAN_KEEP_SIGN_INS_DAYS: days.default(400),
  DUBAN_KEEP_CONTACTS_DAYS: days.default(0),
  DUBAN_KEEP_USERS_DAYS: days.default(0),
  DUBAN_KEEP_QUESTIONS_DAYS: days.default(30),
  DUBAN_RETENTION: oneOf('off', 'daily').default('off'),
  DUBAN_PAYLOAD_KEYS_FILE: z.string().optional(),
  DUBAN_IDLE_MINUTES: number('a number of minutes, 5 to 10080', 5, 10_080).default(480),
  DUBAN_FRESH_MINUTES: number('a number of minutes, 1 to 10080', 1, 10_080).default(10),
  DUBAN_OIDC_ISSUER: text(
    'https://host/path; http:// on this machine alone',
    (value) => URL.canParse(value) && isSafe(new URL(value)),
  ).optional(),
  DUBAN_OIDC_CLIENT_ID: z.string().optional(),
  DUBAN_OIDC_CLIENT_SECRET: z.string().optional(),
  DUBAN_OIDC_CLIENT_AUTH: oneOf('basic', 'post').optional(),
  DUBAN_OIDC_NAME: text('a name of 40 characters at most', ({ length }) => length <= 40).optional(),
  DUBAN_OIDC_ROLES: roles.default([]),
  DUBAN_PASSKEY_ROLES: roles.default([]),
  DUBAN_DEPLOYMENT: text(NAMED_VERSION, (value) => VERSION_NAME.test(value)).optional(),
  DUBAN_BUILD_ID: text(NAMED_VERSION, (value) => VERSION_NAME.test(value)).optional(),
  DUBAN_SENDERS: number('a number of senders, 1 to 32', 1, 32).default(1),
  DUBAN_SMTP_CONNECTIONS: number('a number of connections, 1 to 100', 1, 100).default(10),
  DUBAN_FORM_AHEAD_MINUTES: number('a number of minutes, 0 to 240', 0, 240).default(15),
  DUBAN_UNCERTAIN_SECONDS: number('a number of seconds, 10 to 3600', 10, 3600).default(30),
});

/** The environment's variables, checked. */
export type Environment = z.infer<typeof environmentSchema>;

/** Variables whose values may hold a password or a key: they are named, never shown. */
export const SECRET_VARIABLES: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'SMTP_URL',
  'DUBAN_SECRET',
  'TEMPORAL_API_KEY',
  'DUBAN_OPERATOR_WEBHOOK',
  'DUBAN_METRICS_TOKEN',
  'DUBAN_OIDC_CLIENT_SECRET',
]);
