import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { SentCredential } from '#src/domain/account/passkey-form.ts';

/** Where an answer pretends to come from. */
export interface Asker {
  challenge: string;
  origin: string;
  id: string;
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (data: Uint8Array | string): Buffer => createHash('sha256').update(data).digest();

const clientData = (type: string, { challenge, origin }: Asker): Buffer =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

/** Present, and verified unless told otherwise. */
const flags = (isVerified: boolean, hasKey: boolean): number => 0x01 | (isVerified ? 0x04 : 0) | (hasKey ? 0x40 : 0);

/** A device that makes one passkey and signs with it, as WebAuthn Level 2 describes (6.1 and 6.5). */
export class SoftAuthenticator {
  readonly passkeyId = base64url(randomBytes(16));
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;

  /** What a browser sends after making the passkey. */
  create(asker: Asker): SentCredential {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const key = new Map<number, number | Uint8Array<ArrayBuffer>>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]);
    const id = Buffer.from(this.passkeyId, 'base64url');
    const authData = Buffer.concat([
      this.#head(asker, flags(true, true)),
      Buffer.alloc(16),
      Buffer.from([id.length >> 8, id.length & 0xff]),
      id,
      isoCBOR.encode(key),
    ]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return this.#credential({
      clientDataJSON: base64url(clientData('webauthn.create', asker)),
      attestationObject: base64url(isoCBOR.encode(attestation as never)),
      transports: ['internal'],
    });
  }

  /** What a browser sends when somebody signs in. */
  get(asker: Asker, { isVerified = true } = {}): SentCredential {
    const authenticatorData = this.#head(asker, flags(isVerified, false));
    const data = clientData('webauthn.get', asker);
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(data)]), this.#keys.privateKey);
    return this.#credential({
      clientDataJSON: base64url(data),
      authenticatorData: base64url(authenticatorData),
      signature: base64url(signature),
    });
  }

  #head({ id }: Asker, flag: number): Buffer {
    this.#counter += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    return Buffer.concat([sha256(id), Buffer.from([flag]), counter]);
  }

  #credential(response: Record<string, unknown>): SentCredential {
    return {
      id: this.passkeyId,
      rawId: this.passkeyId,
      type: 'public-key',
      clientExtensionResults: {},
      response,
    };
  }
}
