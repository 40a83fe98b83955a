import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { joinTasks } from './mandate.ts';
import type { MandateTask, MandateTerm } from './mandate.ts';
import { openCode } from './open-code.ts';
import type { OpenedCode } from './open-code.ts';
import { findOwnJobseeker } from './party-queries.ts';

export interface Invitation {
  /** The account of the jobseeker. */
  accountId: string;
  tasks: readonly MandateTask[];
  term: MandateTerm;
  /** The key of the shown form: sent twice, it is one invitation. */
  key?: string | undefined;
}

/** A jobseeker makes an invitation with a code to tell a helper. `refused` for whoever has no file of their own. */
export async function inviteHelper(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, tasks, term, key }: Invitation,
  now: Date,
): Promise<OpenedCode | { outcome: 'refused' | 'too many' }> {
  const jobseekerId = await findOwnJobseeker(db, accountId);
  if (!jobseekerId || tasks.length === 0) return { outcome: 'refused' };
  const beginning = { key, jobseekerId, helperId: undefined, tasks: joinTasks(tasks), term } as const;
  return openCode(db, sealer, { ...beginning, begunBy: 'person', actor: { accountId, role: 'jobseeker' } }, now);
}
