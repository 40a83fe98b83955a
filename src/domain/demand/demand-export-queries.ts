import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { listDemands } from './demand-queries.ts';
import { demandStates } from './demand.ts';
import { findDraft } from './draft-queries.ts';

/** Everything kept of a person's registrations, the draft first, for the person to take away. */
export async function findDemandExport(db: Kysely<Database>, sealer: Sealer, jobseekerId: string, now: Date) {
  const { demandId, changedAt, answers, marks } = await findDraft(db, sealer, jobseekerId, now);
  const draft = demandId ? [{ state: demandStates.draft, changedAt, answers, marks }] : [];
  const sent = await listDemands(db, sealer, jobseekerId, now);
  return [
    ...draft,
    ...sent.map(({ state, receiptNumber, sentAt, endsOn, endedAt, content }) => ({
      ...{ state: demandStates[state], receiptNumber, sentAt, endsOn, endedAt },
      ...content,
    })),
  ];
}
