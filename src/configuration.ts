import { isIP, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readFieldKeys } from './field-key.ts';

/** How long a client may take, in milliseconds, and how much it may ask for, in bytes or connections. */
export interface Limits {
  headersTimeout: number;
  requestTimeout: number;
  /** A connection on which nothing moves is closed, also one that does not read its answer. */
  idleTimeout: number;
  keepAliveTimeout: number;
  connections: number;
  urlLength: number;
  bodyLength: number;
  /** A file of ten million bytes and the form around it, and how many may be on their way at once. */
  uploadLength: number;
  uploads: number;
  frontCache: number;
  /** From the signal to stop until no new connection is taken, then until unfinished answers are cut. */
  farewell: number;
  drain: number;
}

export interface Configuration {
  host: string;
  port: number;
  /** Where visitors find the portal; requests for any other host are refused. The first one is the portal's own. */
  origins: readonly [string, ...string[]];
  databaseUrl: string;
  dataDirectory: string;
  /** Address of the one proxy whose last `X-Forwarded-For` hop is believed. */
  trustedProxy: string | undefined;
  /** Where text messages go: a trial without a gateway writes them into a file, production sends none then. */
  messages: { url: string; key: string } | 'file' | 'none';
  limits: Limits;
}

export const standardLimits: Limits = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  idleTimeout: 90_000,
  // Longer than the minute that proxies keep an idle connection, so that they close first.
  keepAliveTimeout: 65_000,
  connections: 4_000,
  urlLength: 4_000,
  bodyLength: 1_000_000,
  uploadLength: 10_100_000,
  uploads: 3,
  frontCache: 64_000_000,
  farewell: 1_000,
  drain: 30_000,
};

/** A setting that cannot be used. The message is for the person who starts the portal, one sentence a line. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}

const say = (variable: string, chinese: string, english: string): string =>
  `${variable}：${chinese}。 ${variable}: ${english}.`;

const port = z.coerce
  .number({ error: say('PORT', '要写0到65535的整数', 'must be a whole number from 0 to 65535') })
  .int(say('PORT', '要写0到65535的整数', 'must be a whole number from 0 to 65535'))
  .min(0, say('PORT', '要写0到65535的整数', 'must be a whole number from 0 to 65535'))
  .max(65_535, say('PORT', '要写0到65535的整数', 'must be a whole number from 0 to 65535'));

const host = z
  .string()
  .regex(/^[\w.:-]+$/, say('HOST', '要写监听的主机名或者IP地址', 'must be the name or IP address to listen on'));

const databaseUrl = z
  .string()
  .refine(
    (url) => !/^\w+:\/\//.test(url) || (/^postgres(ql)?:/.test(url) && URL.canParse(url)),
    say(
      'DATABASE_URL',
      '要写 postgres:// 开头的地址，或者SQLite文件的路径',
      'must be an address that begins with postgres://, or the path of an SQLite file',
    ),
  );

const isOrigin = (text: string): boolean =>
  /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;

const publicOrigin = z
  .string()
  .refine(
    isOrigin,
    say(
      'PUBLIC_ORIGIN',
      '要写访客看到的网址，例如 https://example.cn，末尾没有斜线',
      'must be the origin that visitors see, such as https://example.cn, without a slash at the end',
    ),
  );

const allowedHosts = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim().toLowerCase()))
  .refine(
    (names) => names.every((name) => isOrigin(`https://${name}`) || isOrigin(`http://${name}`)),
    say('ALLOWED_HOSTS', '要写主机名，用英文逗号隔开', 'must be host names with commas between them'),
  );

const trustedProxy = z
  .string()
  .refine(
    (address) => isIP(address) !== 0,
    say('TRUSTED_PROXY', '要写前面那一台代理的IP地址', 'must be the IP address of the one proxy in front'),
  );

const fieldKey = z
  .string()
  .refine(
    isStrongKey,
    say(
      'FIELD_KEY',
      '要写32个随机字节的base64，不能用例子里的值；可以用 openssl rand -base64 32 生成',
      'must be 32 random bytes in base64, not an example; make one with openssl rand -base64 32',
    ),
  );

/** Keys of zeros, of one letter or of counted bytes are what examples and defaults are made of. */
function isStrongKey(text: string): boolean {
  try {
    return readFieldKeys(text).every((key) => {
      const steps = new Set(key.map((byte, index) => (byte - (key[index - 1] ?? 0)) & 0xff));
      return new Set(key).size >= 16 && steps.size >= 16;
    });
  } catch {
    return false;
  }
}

/** The key and phone numbers go there: only encrypted, or to a program on the same machine. */
const isGateway = (text: string): boolean => {
  const url = URL.parse(text);
  if (!url || url.username !== '' || url.password !== '') return false;
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname))
  );
};

const gatewayUrl = z
  .string()
  .refine(
    isGateway,
    say(
      'SMS_GATEWAY_URL',
      '要写短信平台的https网址，里面不能有用户名和密码',
      'must be the https address of the gateway for text messages, without a user name or password in it',
    ),
  );

// It becomes a header: whatever is not visible ASCII could not be sent.
const gatewayKey = z
  .string()
  .regex(
    /^[\x21-\x7e]+$/,
    say('SMS_GATEWAY_KEY', '只能有英文字母、数字和符号', 'may hold letters, digits and signs only'),
  );

const shared = {
  PORT: port.default(4321),
  HOST: host.default('127.0.0.1'),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: databaseUrl.optional(),
  ALLOWED_HOSTS: allowedHosts.default([]),
  TRUSTED_PROXY: trustedProxy.optional(),
  SMS_GATEWAY_URL: gatewayUrl.optional(),
  SMS_GATEWAY_KEY: gatewayKey.optional(),
};

const trialSchema = z.object({
  ...shared,
  PUBLIC_ORIGIN: publicOrigin.optional(),
  FIELD_KEY: fieldKey.optional(),
});

const missing = (variable: string, chinese: string, english: string) => ({
  error: (issue: { input?: unknown }) => (issue.input === undefined ? say(variable, chinese, english) : undefined),
});

const productionSchema = z.object({
  ...shared,
  PUBLIC_ORIGIN: z
    .string(
      missing(
        'PUBLIC_ORIGIN',
        '还没有写，正式运行要知道访客看到的网址',
        'is missing; production must know its own origin',
      ),
    )
    .pipe(publicOrigin)
    .refine(
      (origin) => origin.startsWith('https:'),
      say('PUBLIC_ORIGIN', '正式运行要用https开头的网址', 'must begin with https in production'),
    ),
  FIELD_KEY: z
    .string(missing('FIELD_KEY', '还没有写，正式运行要有封存个人文字的密钥', 'is missing; it seals personal text'))
    .pipe(fieldKey),
});

const bothOrNone = (url: string | undefined): string => {
  const lacking = url === undefined ? 'SMS_GATEWAY_URL' : 'SMS_GATEWAY_KEY';
  return say(
    lacking,
    '发短信要把SMS_GATEWAY_URL和SMS_GATEWAY_KEY都写上，或者都不写',
    'is missing: sending text messages takes both SMS_GATEWAY_URL and SMS_GATEWAY_KEY, or neither',
  );
};

/** Under which addresses a trial can be reached, so that a phone in the same network can be tried too. */
function addressesOf(host: string): string[] {
  const written = (address: string) => (isIPv6(address) ? `[${address}]` : address);
  if (host !== '0.0.0.0' && host !== '::') return ['127.0.0.1', '[::1]', written(host)];
  return Object.values(networkInterfaces()).flatMap((each = []) => each.map(({ address }) => written(address)));
}

/**
 * Reads the process's environment. A `trial` needs none; `production` must be told its origin and its key.
 * Throws a `ConfigurationError` that names every variable that cannot be used.
 */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
  purpose: 'trial' | 'production',
): Configuration {
  // An empty variable counts as not set, as in shells and service files.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = (purpose === 'production' ? productionSchema : trialSchema).safeParse(given);
  if (!result.success) throw new ConfigurationError(result.error.issues.map((issue) => issue.message).join('\n'));
  const { PORT, HOST, DATA_DIR, DATABASE_URL, ALLOWED_HOSTS, TRUSTED_PROXY, PUBLIC_ORIGIN } = result.data;
  const { SMS_GATEWAY_URL: url, SMS_GATEWAY_KEY: gatewaySecret } = result.data;
  if ((url === undefined) !== (gatewaySecret === undefined)) throw new ConfigurationError(bothOrNone(url));
  const own = PUBLIC_ORIGIN ?? `http://localhost:${PORT}`;
  const nearby = PUBLIC_ORIGIN ? [] : addressesOf(HOST).map((address) => `http://${address}:${PORT}`);
  const scheme = new URL(own).protocol;
  return {
    host: HOST,
    port: PORT,
    origins: [own, ...nearby, ...ALLOWED_HOSTS.map((name) => `${scheme}//${name}`)],
    databaseUrl: DATABASE_URL ?? join(DATA_DIR, 'tongtu.db'),
    dataDirectory: DATA_DIR,
    trustedProxy: TRUSTED_PROXY,
    messages: url && gatewaySecret ? { url, key: gatewaySecret } : purpose === 'trial' ? 'file' : 'none',
    limits: standardLimits,
  };
}
