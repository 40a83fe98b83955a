import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

export interface Sealer {
  /** Encrypts and signs a text. Sealing the same text twice gives two different results. */
  seal(text: string): string;
  /** Opens a sealed text. Throws when it was changed, or sealed with a key that is not at hand. */
  unseal(sealed: string): string;
  /**
   * What a text is looked up by without keeping it: the same for the same text, and useless without the key. `kind` keeps
   * phone numbers apart from codes. The first is made with the current key and is the one to store; rows from before a
   * key was replaced are found by the others.
   */
  fingerprints(kind: string, text: string): [string, ...string[]];
}

/** A key has 32 bytes. */
export const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/** Names a key without giving it away, so that a row says which key opens it. */
const keyName = (key: Buffer): string =>
  createHash('sha256').update('tongtu field key').update(key).digest('hex').slice(0, 8);

/**
 * Seals personal text for the database with AES-256-GCM, as `sealed.<key name>.<nonce, text, tag in base64url>`.
 * The first key seals; former keys still open what they sealed, so that a key can be replaced.
 */
export function createSealer(key: Buffer, ...formerKeys: readonly Buffer[]): Sealer {
  const keys = new Map<string, Buffer>();
  for (const each of [key, ...formerKeys]) {
    if (each.length !== keyLength) throw new Error(`A field key has ${keyLength} bytes, not ${each.length}`);
    keys.set(keyName(each), each);
  }
  const name = keyName(key);
  // Deriving costs ten times what the fingerprint itself does; kinds are a few fixed words.
  const derived = new Map<Buffer, Map<string, Buffer>>();
  const keyOfKind = (each: Buffer, kind: string): Buffer => {
    const kinds = derived.get(each) ?? new Map<string, Buffer>();
    derived.set(each, kinds);
    const kept = kinds.get(kind) ?? Buffer.from(hkdfSync('sha256', each, '', `tongtu fingerprint ${kind}`, 32));
    kinds.set(kind, kept);
    return kept;
  };
  const fingerprint = (each: Buffer, kind: string, text: string): string =>
    createHmac('sha256', keyOfKind(each, kind)).update(text, 'utf8').digest('base64url');
  return {
    seal(text) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
      const parts = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return `sealed.${name}.${Buffer.concat(parts).toString('base64url')}`;
    },
    unseal(sealed) {
      const [mark, name = '', body = '', ...rest] = sealed.split('.');
      const bytes = Buffer.from(body, 'base64url');
      if (mark !== 'sealed' || rest.length > 0 || bytes.length < nonceLength + tagLength)
        throw new Error('This is not a sealed text');
      const key = keys.get(name);
      if (!key) throw new Error(`The key ${name} that sealed this text is not at hand`);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), {
        authTagLength: tagLength,
      });
      decipher.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(-tagLength));
      return decipher.update(bytes.subarray(nonceLength, -tagLength), undefined, 'utf8') + decipher.final('utf8');
    },
    fingerprints: (kind, text) => [
      fingerprint(key, kind, text),
      ...formerKeys.map((former) => fingerprint(former, kind, text)),
    ],
  };
}
