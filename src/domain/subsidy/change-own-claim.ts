import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { appendClaimEvent } from './append-claim-event.ts';
import { isOpen, waitingObjection } from './claim.ts';
import type { Claim, ClaimEventKind } from './claim.ts';
import { findClaim } from './claim-queries.ts';
import { lockClaimFile } from './claim-right.ts';
import type { ClaimRefused } from './claim-right.ts';

export interface OwnDeed {
  jobseekerId: string;
  claimId: string;
  deed: 'supply' | 'object' | 'withdraw';
  words?: string | undefined;
}

const kinds = { supply: 'supplied', object: 'objected', withdraw: 'withdrawn' } as const satisfies Readonly<
  Record<OwnDeed['deed'], ClaimEventKind>
>;

/** When each may be done. */
const mayBeDone = (claim: Claim, deed: OwnDeed['deed']): boolean => {
  if (deed === 'supply') return claim.state === 'asked';
  if (deed === 'withdraw') return isOpen(claim);
  return claim.state === 'refused' && !waitingObjection(claim);
};

/**
 * The person, or a helper for them, supplies what was asked for, says that they disagree with a refusal, or takes the claim
 * back. `too late`: somebody has decided meanwhile, or it was done before.
 */
export const changeOwnClaim = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, claimId, deed, words }: OwnDeed,
  now: Date,
): Promise<'done' | 'too late' | ClaimRefused> =>
  db.transaction().execute(async (transaction) => {
    const writer = await lockClaimFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return writer.refused;
    const claim = await findClaim(transaction, sealer, { jobseekerId, claimId });
    if (!claim) return 'not theirs';
    if (!mayBeDone(claim, deed)) return 'too late';
    const state = deed === 'supply' ? 'sent' : deed === 'withdraw' ? 'withdrawn' : claim.state;
    await transaction
      .updateTable('claim')
      .set({ state, revision: claim.revision + 1, changed_at: now.toISOString() })
      .where('claim_id', '=', claimId)
      .execute();
    const who = `${writer.as === 'helper' ? '家属' : '就业辅导员'}${asker.visitor.called}`;
    const did = { supply: '补了材料', object: '说了不同意', withdraw: '撤回了申请' } as const;
    const text = writer.as === 'self' ? undefined : `${who}替您办补贴申请：${did[deed]}。`;
    const event = { claimId, kind: kinds[deed], note: words, as: writer.as, text } as const;
    const waitsForStaff = deed !== 'withdraw';
    await appendClaimEvent(transaction, sealer, asker, writer.file, { ...event, waitsForStaff }, now);
    return 'done';
  });
