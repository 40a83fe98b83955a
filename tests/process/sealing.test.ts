import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keepFieldKey, readFieldKeys } from '#src/field-key.ts';
import { createSealer } from '#src/sealing.ts';

const key = randomBytes(32);
const sealer = createSealer(key);
const text = '左手不方便，请发短信联系 138 0000 0000 🙂';

test('a sealed text opens to what was sealed, and shows none of it', () => {
  for (const each of [text, '', '盲'.repeat(5000)]) expect(sealer.unseal(sealer.seal(each))).toBe(each);
  expect(sealer.seal(text)).toMatch(/^sealed\.[0-9a-f]{8}\.[\w-]+$/);
});

test('sealing one text twice gives two results, so equal texts cannot be told', () => {
  expect(sealer.seal(text)).not.toBe(sealer.seal(text));
});

test('a sealed text changed at any place does not open', () => {
  const [mark, name, body = ''] = sealer.seal(text).split('.');
  const bytes = Buffer.from(body, 'base64url');
  for (let index = 0; index < bytes.length; index++) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
    expect(() => sealer.unseal(`${mark}.${name}.${changed.toString('base64url')}`)).toThrow();
  }
  for (let length = 0; length < bytes.length; length++)
    expect(() => sealer.unseal(`${mark}.${name}.${bytes.subarray(0, length).toString('base64url')}`)).toThrow();
  for (const other of ['', text, `${mark}.${name}`, `${mark}.${name}.${body}.x`, `other.${name}.${body}`])
    expect(() => sealer.unseal(other)).toThrow('not a sealed text');
});

test('another key does not open a sealed text, and a former key does', () => {
  const sealed = sealer.seal(text);
  const newKey = randomBytes(32);
  expect(() => createSealer(newKey).unseal(sealed)).toThrow('not at hand');
  expect(createSealer(newKey, key).unseal(sealed)).toBe(text);
  expect(() => sealer.unseal(createSealer(newKey, key).seal(text))).toThrow('not at hand');
});

test('a key of another length is refused', () => {
  expect(() => createSealer(randomBytes(16))).toThrow('32 bytes');
  expect(() => readFieldKeys('')).toThrow('32 bytes');
  expect(() => readFieldKeys('c2hvcnQ=')).toThrow('32 bytes');
  expect(readFieldKeys(`${key.toString('base64')}, ${key.toString('base64')}`)).toHaveLength(2);
});

test('a trial installation makes its key once, for its owner only', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tongtu-key-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const first = keepFieldKey(directory);
  expect(readFieldKeys(first)).toHaveLength(1);
  expect(keepFieldKey(directory)).toBe(first);
  expect(readFileSync(join(directory, 'field-key'), 'utf8').trim()).toBe(first);
  expect(statSync(join(directory, 'field-key')).mode & 0o777).toBe(0o600);
  expect(readdirSync(directory)).toEqual(['field-key']);
});
