import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { ConfigurationError, readConfiguration } from '#src/configuration.ts';
import { clientAddress } from '#src/request-check.ts';

const key = randomBytes(32).toString('base64');
const production = { PUBLIC_ORIGIN: 'https://portal.example', FIELD_KEY: key };

const refusal = (environment: Record<string, string>, purpose: 'trial' | 'production' = 'trial'): string => {
  try {
    readConfiguration(environment, purpose);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return error instanceof Error ? error.message : '';
  }
  return '';
};

test('a trial needs no setting', () => {
  expect(readConfiguration({}, 'trial')).toMatchObject({
    host: '127.0.0.1',
    port: 4321,
    origins: expect.arrayContaining(['http://localhost:4321', 'http://127.0.0.1:4321']),
    databaseUrl: 'data/tongtu.db',
    trustedProxy: undefined,
  });
  expect(readConfiguration({ PORT: '', DATABASE_URL: '', FIELD_KEY: '' }, 'trial').port).toBe(4321);
});

test('PORT, HOST, DATA_DIR and DATABASE_URL are honoured', () => {
  const environment = {
    PORT: '8080',
    HOST: '0.0.0.0',
    DATA_DIR: '/srv/a',
    TRUSTED_PROXY: '10.0.0.1',
    ALLOWED_HOSTS: 'a.example, b.example:8443',
  };
  const configuration = readConfiguration(environment, 'trial');
  expect(configuration).toMatchObject({
    port: 8080,
    host: '0.0.0.0',
    databaseUrl: '/srv/a/tongtu.db',
    trustedProxy: '10.0.0.1',
  });
  expect(configuration.origins).toEqual(
    expect.arrayContaining(['http://localhost:8080', 'http://a.example', 'http://b.example:8443']),
  );
  const url = 'postgres://user:secret@db.example/portal';
  expect(readConfiguration({ DATABASE_URL: url }, 'trial').databaseUrl).toBe(url);
});

test('text messages go to the gateway that is set, with its key, and one without the other is refused', () => {
  expect(readConfiguration({}, 'trial').messages).toBe('file');
  // Numbers and codes do not lie about in a file of the public portal.
  expect(readConfiguration(production, 'production').messages).toBe('none');
  const [SMS_GATEWAY_URL, SMS_GATEWAY_KEY] = ['https://gateway.example/send', 'key-1'];
  expect(readConfiguration({ ...production, SMS_GATEWAY_URL, SMS_GATEWAY_KEY }, 'production').messages).toEqual({
    url: SMS_GATEWAY_URL,
    key: SMS_GATEWAY_KEY,
  });
  // A program on the same machine may hand them on.
  const near = { SMS_GATEWAY_URL: 'http://127.0.0.1:8080/', SMS_GATEWAY_KEY };
  expect(readConfiguration(near, 'trial').messages).toMatchObject({ url: 'http://127.0.0.1:8080/' });
  expect(refusal({ SMS_GATEWAY_URL })).toMatch(/^SMS_GATEWAY_KEY：/);
  expect(refusal({ SMS_GATEWAY_KEY })).toMatch(/^SMS_GATEWAY_URL：/);
});

test('production must be told its origin and its key', () => {
  expect(readConfiguration(production, 'production').origins).toEqual(['https://portal.example']);
  expect(refusal({}, 'production')).toMatch(/^PUBLIC_ORIGIN：[^]*\nFIELD_KEY：/);
  expect(refusal({ ...production, PUBLIC_ORIGIN: 'http://portal.example' }, 'production')).toContain('https');
});

test.each([
  ['PORT', 'abc'],
  ['PORT', '70000'],
  ['PORT', '1.5'],
  ['HOST', 'a b'],
  ['DATABASE_URL', 'mysql://a/b'],
  ['DATABASE_URL', 'postgres://['],
  ['PUBLIC_ORIGIN', 'https://portal.example/'],
  ['PUBLIC_ORIGIN', 'portal.example'],
  ['ALLOWED_HOSTS', 'a.example/b'],
  ['TRUSTED_PROXY', 'proxy.example'],
  ['SMS_GATEWAY_URL', 'http://gateway.example/send'],
  ['SMS_GATEWAY_URL', 'https://user:secret@gateway.example/send'],
  ['SMS_GATEWAY_URL', 'gateway.example'],
  ['SMS_GATEWAY_KEY', 'key\r\nx-other: 1'],
  ['SMS_GATEWAY_KEY', '密钥'],
  ['FIELD_KEY', 'short'],
  ['FIELD_KEY', Buffer.alloc(32).toString('base64')],
  ['FIELD_KEY', Buffer.alloc(32, 'tongtu').toString('base64')],
  ['FIELD_KEY', Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('base64')],
  ['FIELD_KEY', 'change-me-change-me-change-me-change-me-cha='],
])('%s “%s” is refused in one sentence in both languages', (name, value) => {
  for (const purpose of ['trial', 'production'] as const) {
    const message = refusal({ ...production, [name]: value }, purpose);
    const own = message.split('\n').filter((line) => line.startsWith(`${name}：`));
    expect(own.length).toBeGreaterThan(0);
    expect(message.split('\n')).toEqual(own);
    expect(own[0]).toMatch(new RegExp(`^${name}：[^。]*\\p{Script=Han}[^。]*。 ${name}: [^.]+.*\\.$`, 'u'));
    expect(message).not.toContain('secret');
  }
});

test('a former key may stand after the current one', () => {
  const FIELD_KEY = `${key},${randomBytes(32).toString('base64')}`;
  expect(refusal({ ...production, FIELD_KEY }, 'production')).toBe('');
});

test('a visitor’s address is the other end, or what the one trusted proxy says last', () => {
  const from = (remoteAddress: string, forwarded?: string) =>
    ({
      socket: { remoteAddress },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    }) as IncomingMessage;
  expect(clientAddress(from('::ffff:203.0.113.7', '1.2.3.4'), undefined)).toBe('203.0.113.7');
  expect(clientAddress(from('203.0.113.7', '1.2.3.4'), '10.0.0.1')).toBe('203.0.113.7');
  expect(clientAddress(from('::ffff:10.0.0.1', 'evil, <script>, 198.51.100.2'), '10.0.0.1')).toBe('198.51.100.2');
  expect(clientAddress(from('10.0.0.1'), '10.0.0.1')).toBe('10.0.0.1');
});
