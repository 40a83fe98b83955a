import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount } from '../tests/account-factories.ts';

export interface FileSamples {
  /** On the sample counsellor's caseload. */
  caseloadFile: string;
  /** Of the counsellor's region, and nobody's to look after. */
  otherFile: string;
  /** Of somebody who has not agreed to counsellors reading it. */
  silentFile: string;
}

/** Files as a counsellor of 柳州 meets them. */
export async function makeFiles(db: Kysely<Database>, sealer: Sealer, counsellorId: string): Promise<FileSamples> {
  const file = async (agrees: boolean, wanted: { counsellorId?: string } = {}): Promise<string> => {
    const person = await anAccount(db, sealer, { called: '示例小梁', residenceRegion: '450202', ...wanted });
    const jobseekerId = person.jobseekerId ?? '';
    const actor = { accountId: person.accountId, role: 'jobseeker' } as const;
    if (agrees)
      for (const purpose of ['record', 'counsellor'] as const)
        await giveConsent(db, sealer, { jobseekerId, purpose, actor }, new Date());
    return jobseekerId;
  };
  return {
    caseloadFile: await file(true, { counsellorId }),
    otherFile: await file(true),
    silentFile: await file(false),
  };
}
