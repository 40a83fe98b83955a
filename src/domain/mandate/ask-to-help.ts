import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { openCode } from './open-code.ts';
import type { OpenedCode } from './open-code.ts';
import { holdsRole } from './party-queries.ts';

/**
 * A helper makes a code and tells it to the person, who chooses what and how long, on their own device or at the desk.
 * `key` makes a form sent twice one request.
 */
export async function askToHelp(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, key }: { accountId: string; key?: string | undefined },
  now: Date,
): Promise<OpenedCode | { outcome: 'refused' | 'too many' }> {
  if (!(await holdsRole(db, accountId, 'helper'))) return { outcome: 'refused' };
  const beginning = { key, jobseekerId: undefined, helperId: accountId, tasks: '', term: '' } as const;
  return openCode(db, sealer, { ...beginning, begunBy: 'helper', actor: { accountId, role: 'helper' } }, now);
}
