import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { endMandate } from './end-mandate.ts';
import type { Acting } from './mandate.ts';
import { stopActing } from './stop-acting.ts';

/** One tap: the visitor acts for nobody any more. At the desk that ends the mandate: the person is about to leave. */
export async function finishActing(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  acting: Acting | undefined,
  now: Date,
): Promise<void> {
  if (acting?.isAtDesk)
    await endMandate(db, sealer, { accountId: visitor.accountId, mandateId: acting.mandateId }, now);
  await stopActing(db, visitor);
}
