import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Role } from '../account/account.ts';
import { listRoles } from '../account/visitor-queries.ts';
import { recordEvent } from '../file/record-event.ts';
import { deskTerm } from './mandate.ts';
import type { MandateSide } from './mandate.ts';
import { findParty } from './party-queries.ts';
import { tellHelper, tellPerson } from './tell-parties.ts';

/**
 * Ends a mandate or an invitation at once: the person, the helper, or the person's counsellor. Whoever acts under it is
 * stopped at the next request, and the others are told. Returns whether this call ended it.
 */
export async function endMandate(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, mandateId }: { accountId: string; mandateId: string },
  now: Date,
): Promise<boolean> {
  const party = await findParty(db, accountId, mandateId);
  if (!party) return false;
  const { side, jobseekerId } = party;
  const role = roleOf[side];
  const held = (await listRoles(db, accountId)).find((each) => each.role === role);
  return db.transaction().execute(async (transaction) => {
    const ended = await transaction
      .updateTable('mandate')
      .set({
        state: 'ended',
        ended_at: now.toISOString(),
        ended_by: side,
        code_fingerprint: null,
        sealed_code: null,
      })
      .where('mandate_id', '=', mandateId)
      .where('state', '!=', 'ended')
      .returning(['helper_id', 'starts_at', 'term'])
      .executeTakeFirst();
    if (!ended) return false;
    if (!jobseekerId) return true;
    const actor = { accountId, role, organisationId: held?.organisationId, mandateId };
    await recordEvent(transaction, sealer, { jobseekerId, kind: 'mandate', subject: 'ended', actor }, now);
    // Nobody is told of what never began.
    if (!ended.starts_at) return true;
    const isAtDesk = ended.term === deskTerm;
    const who = side === 'helper' ? '家属' : '就业辅导员';
    const text = isAtDesk ? '就业辅导员替您办完了，不能再替您办。' : `${who}结束了一份委托，不再替您办事。`;
    if (side !== 'person')
      await tellPerson(transaction, sealer, { jobseekerId, text, path: `/mandates/${mandateId}` }, now);
    if (side !== 'helper' && ended.helper_id && ended.helper_id !== accountId) {
      const deed = '的委托结束了，您不能再替他办事';
      await tellHelper(transaction, sealer, { helperId: ended.helper_id, jobseekerId, mandateId, deed }, now);
    }
    return true;
  });
}

const roleOf: Readonly<Record<MandateSide, Role>> = { person: 'jobseeker', helper: 'helper', counsellor: 'counsellor' };
