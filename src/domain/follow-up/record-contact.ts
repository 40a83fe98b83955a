import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { isServiceWay } from '../four-ones/four-ones.ts';
import { recordService } from '../four-ones/record-service.ts';
import type { NewService } from '../four-ones/record-service.ts';
import { findFile } from '../jobseeker/jobseeker-queries.ts';
import { planFollowUp } from './plan-follow-up.ts';

/** What was done, and the day on which somebody asks again. */
export interface Contact extends NewService {
  serviceId: string;
  nextOn?: string | undefined;
}

/**
 * Writes down a contact or a service, and plans the next follow-up with it, by the way that the person prefers. Sent
 * twice it is one. Returns whether the counsellor may.
 */
export const recordContact = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { nextOn, ...service }: Contact,
  now: Date,
): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    if (!(await recordService(transaction, sealer, visitor, service, now))) return false;
    if (nextOn === undefined) return true;
    const { jobseekerId, way } = service;
    const file = await findFile(transaction, sealer, jobseekerId);
    const preferred = isServiceWay(file?.contactWay) ? file.contactWay : (way ?? 'phone');
    const planned = {
      jobseekerId,
      followUpId: service.serviceId,
      plannedOn: nextOn,
      way: preferred,
    } as const;
    await planFollowUp(transaction, sealer, { visitor }, planned, now);
    return true;
  });
