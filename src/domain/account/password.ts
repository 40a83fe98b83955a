import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** 19 MiB, two passes, one lane: the smallest that OWASP names for argon2id, about 40 ms. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

const derive = promisify(argon2);

interface Hashed {
  memory: number;
  passes: number;
  parallelism: number;
  salt: Buffer;
  tag: Buffer;
}

/** What the database keeps of a password: argon2id with its parameters and a salt of its own, as a PHC string. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive('argon2id', { message: password, nonce: salt, ...cost });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plainBase64(salt)}$${plainBase64(tag)}`;
}

/** Whether this is the password. Without a hash it takes as long and says no, so that time does not tell who exists. */
export async function verifyPassword(hash: string | null | undefined, password: string): Promise<boolean> {
  const kept = hash ? read(hash) : undefined;
  const { salt, tag, ...parameters } = kept ?? nobody;
  const found = await derive('argon2id', { message: password, nonce: salt, ...parameters, tagLength: tag.length });
  return timingSafeEqual(found, tag) && kept !== undefined;
}

/** Nobody's: no password leads to this tag but by chance. */
const nobody: Hashed = {
  memory: cost.memory,
  passes: cost.passes,
  parallelism: cost.parallelism,
  salt: randomBytes(16),
  tag: randomBytes(cost.tagLength),
};

function read(hash: string): Hashed | undefined {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash);
  if (!parts) return undefined;
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

const plainBase64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
