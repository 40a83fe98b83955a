import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { appendClaimEvent } from './append-claim-event.ts';
import { overlap, sayMonths, usedMonths } from './claim.ts';
import type { ClaimContent } from './claim.ts';
import { listClaims } from './claim-queries.ts';
import { claimRegions, lockClaimFile } from './claim-right.ts';
import type { ClaimRefused } from './claim-right.ts';
import type { Subsidy } from './subsidy.ts';

export interface NewClaim {
  jobseekerId: string;
  claimId: string;
  subsidy: Subsidy;
  fromMonth: string;
  months: number;
  content: ClaimContent;
}

export type ClaimOutcome =
  | { outcome: 'made' | ClaimRefused }
  /** Of a place where the person neither lives nor is registered. */
  | { outcome: 'other region' }
  /** A month of a limited subsidy is asked for or granted already. */
  | { outcome: 'claimed before' }
  /** More months than the limit leaves (KZ 一(六)1: 累计不超过1年). */
  | { outcome: 'over the limit'; left: number };

/** Makes a claim, by the person or a helper for them. Sent twice it is one; two that meet never go over a limit. */
export const makeClaim = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  { jobseekerId, claimId, subsidy, fromMonth, months, content }: NewClaim,
  now: Date,
): Promise<ClaimOutcome> =>
  db.transaction().execute(async (transaction): Promise<ClaimOutcome> => {
    const writer = await lockClaimFile(transaction, sealer, asker, jobseekerId, now);
    if (writer.refused) return { outcome: writer.refused };
    if (!claimRegions(writer.file).includes(subsidy.region)) return { outcome: 'other region' };
    const all = await listClaims(transaction, sealer, jobseekerId);
    if (all.some((claim) => claim.claimId === claimId)) return { outcome: 'made' };
    const same = all.filter(({ region, kind }) => region === subsidy.region && kind === subsidy.kind);
    if (subsidy.limit) {
      const live = same.filter(({ state }) => state !== 'refused' && state !== 'withdrawn');
      if (live.some((claim) => overlap(claim, { fromMonth, months }))) return { outcome: 'claimed before' };
      const left = subsidy.limit.months - usedMonths(same);
      if (months > left) return { outcome: 'over the limit', left: Math.max(0, left) };
    }
    const at = now.toISOString();
    const { rowsMade } = await transaction
      .insertInto('claim')
      .values({
        ...{ claim_id: claimId, jobseeker_id: jobseekerId, region_code: subsidy.region, kind: subsidy.kind },
        ...{ state: 'sent', from_month: fromMonth, months, months_granted: null, revision: 1 },
        ...{ sealed_content: sealer.seal(JSON.stringify(content)), made_by: asker.visitor.accountId },
        ...{ made_as: writer.as, created_at: at, changed_at: at },
      })
      // The key of somebody else's claim is nobody's to use.
      .onConflict((conflict) => conflict.column('claim_id').doNothing())
      .executeTakeFirst()
      .then(({ numInsertedOrUpdatedRows }) => ({ rowsMade: Number(numInsertedOrUpdatedRows ?? 0) }));
    if (rowsMade === 0) return { outcome: 'not theirs' };
    const who = writer.as === 'helper' ? '家属' : '就业辅导员';
    const text =
      writer.as === 'self'
        ? undefined
        : `${who}${asker.visitor.called}替您申请了${subsidy.name}，${sayMonths({ fromMonth, months })}。\n有不对的，可以撤回。`;
    const event = { claimId, kind: 'sent', as: writer.as, text, waitsForStaff: true } as const;
    await appendClaimEvent(transaction, sealer, asker, writer.file, event, now);
    return { outcome: 'made' };
  });
