import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { claimEventKinds, claimStates } from './claim.ts';
import { listClaims } from './claim-queries.ts';
import { sayContent, sayKind } from './say-claim.ts';

/** A person's claims of subsidies with everything that happened to them, for the copy of their data (个人信息保护法 45). */
export const findClaimExport = async (db: Kysely<Database>, sealer: Sealer, jobseekerId: string) =>
  (await listClaims(db, sealer, jobseekerId)).map((claim) => ({
    what: sayKind(claim),
    state: claimStates[claim.state],
    createdAt: claim.createdAt,
    monthsGranted: claim.monthsGranted,
    content: sayContent(claim),
    events: claim.events.map(({ kind, note, as, by, happenedAt }) => ({
      ...{ what: claimEventKinds[kind], note, as, by },
      at: happenedAt,
    })),
  }));
