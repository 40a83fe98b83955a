import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import type { DemandAnswers } from '#src/domain/demand/demand.ts';
import { refuseJob } from '#src/domain/recommendation/refuse-job.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../tests/account-factories.ts';
import { anOpenDemand } from '../tests/domain/recommendation/an-open-demand.ts';
import { aJob, anEmployer } from '../tests/factories.ts';
import type { SignedInAs } from './samples.ts';

const wanted: DemandAnswers = {
  work: { occupations: ['customer-service', 'clerk', 'data-labelling'], own: [], isUnsure: false },
  place: { regions: ['450200'], isAnywhere: false, other: '', distance: 'half-hour' },
  needs: { needs: ['software', 'entrance', 'breaks'], note: '' },
};

const nowhere: DemandAnswers = {
  work: { occupations: ['piano-tuning'], own: [], isUnsure: false },
  place: { regions: ['810000'], isAnywhere: false, other: '', distance: undefined },
  mode: { modes: ['mobile'] },
};

/** The cookies of people who agreed to be recommended jobs; the jobs are those of the portal. */
export async function makeRecommended(
  db: Kysely<Database>,
  sealer: Sealer,
): Promise<(readonly [SignedInAs, string])[]> {
  const now = new Date();
  const person = async (answers?: DemandAnswers) => {
    const account = await anAccount(db, sealer, { called: '示例小唐', residenceRegion: '450202' });
    const { jobseekerId = '', accountId } = account;
    const actor = { accountId, role: 'jobseeker' } as const;
    for (const purpose of ['demand', 'recommendation'] as const)
      await giveConsent(db, sealer, { jobseekerId, purpose, actor }, now);
    if (answers) await anOpenDemand(db, sealer, jobseekerId, answers, now);
    return { jobseekerId, cookie: await cookieOf(db, account) };
  };
  const recommended = await person(wanted);
  const visitor = await findVisitor(db, sealer, recommended.cookie.replace('session=', ''));
  if (!visitor) throw new Error('Nobody is signed in');
  const employer = await anEmployer(db, { name: '示例城北外包服务有限公司' });
  const { job_id: jobId } = await aJob(db, { employer, title: '夜班客服（示例）' });
  for (const kind of ['job', 'employer'] as const)
    await refuseJob(db, sealer, { visitor }, { jobseekerId: recommended.jobseekerId, jobId, kind }, now);
  return [
    ['recommended jobseeker', recommended.cookie],
    ['unregistered jobseeker', (await person()).cookie],
    ['unmatched jobseeker', (await person(nowhere)).cookie],
  ];
}
