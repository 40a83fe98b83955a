import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { sealPerson } from '#src/domain/jobseeker/person.ts';
import { actAtDesk } from '#src/domain/mandate/act-at-desk.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../tests/account-factories.ts';
import type { MadeAccount } from '../tests/account-factories.ts';

export interface FileSamples {
  /** On the sample counsellor's caseload. */
  caseloadFile: string;
  /** On it too, of somebody without an account who can be called. */
  deskFile: string;
  /** Of the counsellor's region, and nobody's to look after. */
  otherFile: string;
  /** Of somebody who has not agreed to counsellors reading it. */
  silentFile: string;
}

/** Files as a counsellor of 柳州 meets them. */
export async function makeFiles(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId: counsellorId }: MadeAccount,
): Promise<FileSamples> {
  const file = async (
    purposes: readonly ('record' | 'counsellor' | 'disability' | 'identity')[],
    wanted: { counsellorId?: string } = {},
  ): Promise<string> => {
    const person = await anAccount(db, sealer, { called: '示例小梁', residenceRegion: '450202', ...wanted });
    const jobseekerId = person.jobseekerId ?? '';
    const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
    for (const purpose of purposes) await giveConsent(db, sealer, { jobseekerId, purpose, actor }, new Date());
    return jobseekerId;
  };
  const deskFile = await file(['record', 'counsellor', 'disability', 'identity'], { counsellorId });
  const sealed_person = sealPerson(sealer, { called: '示例阿婆', phone: '138 0000 1234' });
  await db
    .updateTable('jobseeker')
    .set({ account_id: null, sealed_person })
    .where('jobseeker_id', '=', deskFile)
    .execute();
  return {
    caseloadFile: await file(['record', 'counsellor'], { counsellorId }),
    deskFile,
    otherFile: await file(['record', 'counsellor']),
    silentFile: await file([]),
  };
}

/** The cookie of the counsellor while they act for the person of this file, who is present. */
export async function beginAtDesk(
  db: Kysely<Database>,
  sealer: Sealer,
  counsellor: MadeAccount,
  jobseekerId: string,
): Promise<string> {
  const cookie = await cookieOf(db, counsellor);
  const visitor = await findVisitor(db, sealer, cookie.slice('session='.length));
  if (!visitor) throw new Error('The counsellor is not signed in');
  const acting = {
    jobseekerId,
    tasks: ['demand', 'message'],
    papers: ['identity'],
    reason: '示例：手不方便。',
  } as const;
  if (!(await actAtDesk(db, sealer, visitor, acting, new Date()))) throw new Error('Nobody acts at the desk');
  return cookie;
}
