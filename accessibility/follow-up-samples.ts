import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { recordService } from '#src/domain/four-ones/record-service.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../tests/account-factories.ts';
import type { MadeAccount } from '../tests/account-factories.ts';
import { aFollowUp } from '../tests/follow-up-factories.ts';

export interface FollowUpSamples {
  /** A file of the sample counsellor, with follow-ups and contacts. */
  followedFile: string;
  plannedFollowUp: string;
  answeredFollowUp: string;
  missedFollowUp: string;
}

/** Somebody whom their counsellor asks how it goes, and a helper who may read and fill in the plan for them. */
export async function makeFollowUps(
  db: Kysely<Database>,
  sealer: Sealer,
  counsellor: MadeAccount,
): Promise<FollowUpSamples & { cookies: [string, string][] }> {
  const person = await anAccount(db, sealer, {
    called: '示例小罗',
    residenceRegion: '450202',
    counsellorId: counsellor.accountId,
  });
  const jobseekerId = person.jobseekerId ?? '';
  const now = new Date(Date.now() - 60_000);
  const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
  for (const purpose of ['record', 'counsellor', 'plan'] as const)
    await giveConsent(db, sealer, { jobseekerId, purpose, actor }, now);
  await db.updateTable('jobseeker').set({ contact_way: 'sms' }).where('jobseeker_id', '=', jobseekerId).execute();
  const staff = await findVisitor(db, sealer, (await cookieOf(db, counsellor)).slice('session='.length));
  if (!staff) throw new Error('The counsellor is not signed in');

  const plannedBy = counsellor.accountId;
  const made = (wanted: Partial<Parameters<typeof aFollowUp>[1]>) =>
    aFollowUp(db, { jobseekerId, plannedBy, ...wanted });
  const answers = { work: 'work', plan: 'slow', help: '示例：想问加班怎么算。' };
  const answered = {
    ...{ state: 'answered', planned_on: '2026-03-01', sealed_answers: sealer.seal(JSON.stringify(answers)) },
    ...{ answered_by: person.accountId, answered_as: 'self', answered_at: now.toISOString() },
  };
  const answeredFollowUp = await made({ ...answered, read_at: now.toISOString(), way: 'portal' });
  const missedFollowUp = await made({ state: 'missed', planned_on: '2026-02-01', way: 'home', tries: 4 });
  const plannedFollowUp = await made({ tries: 1, way: 'sms', reason: 'work' });
  const contact = { jobseekerId, kind: 'guidance', way: 'office', doneOn: '2026-03-02' } as const;
  await recordService(db, sealer, staff, { ...contact, note: '示例：一起看了简历，说好下周再改。' }, now);
  const tried = { ...contact, kind: 'follow-up', way: 'phone', isReached: false } as const;
  await recordService(db, sealer, staff, { ...tried, followUpId: plannedFollowUp }, now);

  const helper = await anAccount(db, sealer, { role: 'helper', called: '示例哥哥' });
  const mandateId = randomUUID();
  await db
    .insertInto('mandate')
    .values({
      ...{
        mandate_id: mandateId,
        jobseeker_id: jobseekerId,
        helper_id: helper.accountId,
        tasks: 'plan',
        term: 'month',
      },
      ...{ state: 'active', begun_by: 'person', code_fingerprint: null, sealed_code: null, code_expires_at: null },
      ...{ starts_at: now.toISOString(), ends_at: new Date(now.getTime() + 20 * 86_400_000).toISOString() },
      ...{ ended_at: null, ended_by: null, created_at: now.toISOString() },
    })
    .execute();
  return {
    ...{ followedFile: jobseekerId, plannedFollowUp, answeredFollowUp, missedFollowUp },
    cookies: [
      ['followed', await cookieOf(db, person)],
      ['helper of the followed', await cookieOf(db, helper, { mandateId })],
    ],
  };
}
