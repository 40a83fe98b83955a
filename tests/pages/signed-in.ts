import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { cookieOf } from '../account-factories.ts';
import type { MadeAccount } from '../account-factories.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';
import type { FormPage } from './form-page.ts';

/** Somebody who is signed in, in a session of their own. */
export interface SignedIn {
  open: (path: string) => Promise<FormPage>;
  send: (path: string, fields: Record<string, string>) => Promise<Response>;
}

/** Signs an account in; under a mandate where one is given. */
export async function signedIn(
  portal: Portal,
  db: Kysely<Database>,
  account: MadeAccount,
  acting: { mandateId?: string } = {},
): Promise<SignedIn> {
  const headers = { cookie: await cookieOf(db, account, acting) };
  return {
    open: async (path) => readFormPage(await portal.visit(path, { headers })),
    send: (path, fields) => portal.submit(path, fields, { headers }),
  };
}
