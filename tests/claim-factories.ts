import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ClaimTable, Database } from '#db/schema.ts';
import type { ClaimContent } from '#src/domain/subsidy/claim.ts';
import type { Sealer } from '#src/sealing.ts';

/** A claim that waits to be looked at, as if its person had made it. */
export async function aClaim(
  db: Kysely<Database>,
  sealer: Sealer,
  { content, ...wanted }: Partial<ClaimTable> & { jobseeker_id: string; content?: Partial<ClaimContent> },
  now = new Date(),
): Promise<ClaimTable> {
  const sent: ClaimContent = {
    ...{ answers: {}, basis: '示例培训', papers: {}, other: 'no', words: '' },
    ...content,
  };
  const claim = {
    ...{ claim_id: randomUUID(), region_code: '450200', kind: 'training', state: 'sent', from_month: '2026-03' },
    ...{ months: 2, months_granted: null, sealed_content: sealer.seal(JSON.stringify(sent)), revision: 1 },
    ...{ made_by: randomUUID(), made_as: 'self', created_at: now.toISOString(), changed_at: now.toISOString() },
    ...wanted,
  };
  return db.insertInto('claim').values(claim).returningAll().executeTakeFirstOrThrow();
}
