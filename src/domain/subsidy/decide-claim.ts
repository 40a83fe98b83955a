import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { appendClaimEvent } from './append-claim-event.ts';
import { isOpen, usedMonths, waitingObjection } from './claim.ts';
import type { Claim, ClaimEventKind, ClaimState } from './claim.ts';
import { findClaim, listClaims } from './claim-queries.ts';
import { lockServedFile } from './claim-right.ts';
import type { ClaimRefused } from './claim-right.ts';
import { findSubsidy } from './subsidies.ts';

export interface Decision {
  jobseekerId: string;
  claimId: string;
  revision: number;
  /** To ask for papers, to agree, to refuse, or to answer an objection without changing the refusal. */
  decision: 'ask' | 'agree' | 'refuse' | 'answer';
  /** How many months are agreed to; undefined: all that were asked for. */
  months?: number | undefined;
  words: string;
}

export type DecisionOutcome =
  | { outcome: 'done' | 'changed meanwhile' | 'not now' | ClaimRefused }
  /** More months than the person asked for, or than the limit leaves. */
  | { outcome: 'too many months'; most: number };

const kinds = { ask: 'asked', agree: 'agreed', refuse: 'refused', answer: 'answered' } as const satisfies Readonly<
  Record<Decision['decision'], ClaimEventKind>
>;
const states = { ask: 'asked', agree: 'agreed', refuse: 'refused', answer: 'refused' } as const satisfies Readonly<
  Record<Decision['decision'], ClaimState>
>;

/** What staff may do with a claim as it stands; nothing once it is agreed to or taken back. */
export function decisionsFor(claim: Pick<Claim, 'state' | 'events'>): readonly Decision['decision'][] {
  if (claim.state === 'sent') return ['ask', 'agree', 'refuse'];
  if (claim.state === 'asked') return ['agree', 'refuse'];
  return waitingObjection(claim) ? ['agree', 'answer'] : [];
}

/** Staff of the person's region write down what becomes of a claim; the person is told in words. */
export const decideClaim = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { jobseekerId, claimId, revision, decision, months, words }: Decision,
  now: Date,
): Promise<DecisionOutcome> =>
  db.transaction().execute(async (transaction): Promise<DecisionOutcome> => {
    const locked = await lockServedFile(transaction, sealer, visitor, jobseekerId);
    if (locked.refused) return { outcome: locked.refused };
    const claim = await findClaim(transaction, sealer, { jobseekerId, claimId });
    if (!claim) return { outcome: 'not theirs' };
    if (claim.revision !== revision) return { outcome: 'changed meanwhile' };
    if (!decisionsFor(claim).includes(decision)) return { outcome: 'not now' };
    const granted = months ?? claim.months;
    if (decision === 'agree') {
      const most = mostMonths(claim, await listClaims(transaction, sealer, jobseekerId));
      if (granted > most) return { outcome: 'too many months', most };
    }
    await transaction
      .updateTable('claim')
      .set({
        ...{ state: states[decision], months_granted: decision === 'agree' ? granted : null },
        ...{ revision: claim.revision + 1, changed_at: now.toISOString() },
      })
      .where('claim_id', '=', claimId)
      .execute();
    const name = findSubsidy(claim.region, claim.kind)?.name ?? '补贴';
    const said = words ? `\n就业辅导员${visitor.called}说：${words}` : '';
    const told = {
      ask: `您申请的${name}要补材料。${said}`,
      agree: `您申请的${name}同意了，${granted}个月。${said}`,
      refuse: `您申请的${name}没有同意。${said}\n不同意这个结果，可以说。`,
      answer: `您对${name}的意见有答复了。${said}`,
    } as const;
    const event = { claimId, kind: kinds[decision], as: 'staff', waitsForStaff: false } as const;
    const note = decision === 'agree' && claim.months > 1 ? `${granted}个月。${words}` : words;
    await appendClaimEvent(
      transaction,
      sealer,
      { visitor },
      locked.file,
      { ...event, note, text: told[decision] },
      now,
    );
    return { outcome: 'done' };
  });

/** The most months that can be agreed to: what was asked for, within what a limit leaves. */
export function mostMonths(claim: Claim, all: readonly Claim[]): number {
  const limit = findSubsidy(claim.region, claim.kind)?.limit;
  if (!limit) return claim.months;
  const others = all.filter(
    ({ claimId, region, kind }) => claimId !== claim.claimId && region === claim.region && kind === claim.kind,
  );
  // What others still ask for is not granted yet.
  const used = usedMonths(others.filter((other) => !isOpen(other)));
  return Math.max(0, Math.min(claim.months, limit.months - used));
}
