import { keepFieldKey, readFieldKeys } from './field-key.ts';
import { createSealer } from './sealing.ts';
import type { Sealer } from './sealing.ts';

let opened: Sealer | undefined;

const open = (): Sealer =>
  (opened ??= createSealer(
    ...readFieldKeys(process.env['FIELD_KEY'] || keepFieldKey(process.env['DATA_DIR'] || 'data')),
  ));

/** The running process's sealer: `FIELD_KEY`, else the key kept in `DATA_DIR`. Read at first use. */
export const sealer: Sealer = {
  seal: (text) => open().seal(text),
  unseal: (sealed) => open().unseal(sealed),
  fingerprints: (kind, text) => open().fingerprints(kind, text),
};
