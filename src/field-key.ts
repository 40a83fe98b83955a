import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyLength } from './sealing.ts';

/** Reads keys written in base64, the current one first and former ones after commas. Throws on any other length. */
export function readFieldKeys(text: string): [Buffer, ...Buffer[]] {
  const [first, ...former] = text.split(',').map((part) => {
    const key = Buffer.from(part.trim(), 'base64');
    if (key.length !== keyLength) throw new Error(`A field key is ${keyLength} bytes written in base64`);
    return key;
  });
  if (!first) throw new Error('There is no field key');
  return [first, ...former];
}

/** The key kept beside the data of a trial installation: made once, readable by its owner only. Returns its text. */
export function keepFieldKey(dataDirectory: string): string {
  const file = join(dataDirectory, 'field-key');
  mkdirSync(dataDirectory, { recursive: true });
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (!isError(error, 'ENOENT')) throw error;
  }
  // Written aside and linked, so that a second process starting now finds a whole key or none.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(keyLength).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isError(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8').trim();
}

const isError = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
