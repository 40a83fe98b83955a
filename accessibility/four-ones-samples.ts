import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findOpenCheck, listCorrections } from '#src/domain/basic-check/basic-check-queries.ts';
import { factsOf, partsInOrder, stampOf } from '#src/domain/basic-check/basic-check.ts';
import { decideCorrection } from '#src/domain/basic-check/decide-correction.ts';
import { finishCheck } from '#src/domain/basic-check/finish-check.ts';
import { saveCheckPart } from '#src/domain/basic-check/save-check-part.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { doubtService } from '#src/domain/four-ones/doubt-service.ts';
import { recordService } from '#src/domain/four-ones/record-service.ts';
import { findFile } from '#src/domain/jobseeker/jobseeker-queries.ts';
import type { Sealer } from '#src/sealing.ts';
import { anAccount, cookieOf } from '../tests/account-factories.ts';
import type { MadeAccount } from '../tests/account-factories.ts';

export interface FourOnesSamples {
  /** A file of the sample counsellor, with something to correct. */
  checkedFile: string;
  /** A record as it is, and one that the person says is not so. */
  checkedService: string;
  doubtedService: string;
  /** To be written in words, and to be chosen from a list. */
  writtenCorrection: string;
  chosenCorrection: string;
}

/** Somebody who went through their record and wants three things corrected, one of which was answered. */
export async function makeFourOnes(
  db: Kysely<Database>,
  sealer: Sealer,
  counsellor: MadeAccount | undefined,
): Promise<FourOnesSamples & { cookie: string }> {
  if (!counsellor) throw new Error('Nobody counsels');
  const person = await anAccount(db, sealer, {
    called: '示例小唐',
    residenceRegion: '450202',
    counsellorId: counsellor.accountId,
  });
  const jobseekerId = person.jobseekerId ?? '';
  const now = new Date(Date.now() - 60_000);
  for (const purpose of ['record', 'counsellor'] as const)
    await giveConsent(
      db,
      sealer,
      { jobseekerId, purpose, actor: { accountId: person.accountId, role: 'jobseeker' } },
      now,
    );
  const signIn = async (account: MadeAccount) => {
    const cookie = await cookieOf(db, account);
    const visitor = await findVisitor(db, sealer, cookie.replace('session=', ''));
    if (!visitor) throw new Error('Nobody has signed in');
    return { cookie, visitor };
  };
  const { cookie, visitor } = await signIn(person);
  const staff = await signIn(counsellor);
  const wanted: Readonly<Record<string, string>> = { name: '示例唐某', residenceRegion: '城中区', phone: '没有电话了' };
  for (const part of partsInOrder) {
    const file = await findFile(db, sealer, jobseekerId);
    if (!file) throw new Error('The file is gone');
    const said = Object.fromEntries(
      factsOf(file, part).map(({ field }) => {
        const words = wanted[field];
        return [
          field,
          words ? ({ verdict: 'wrong', wanted: words } as const) : ({ verdict: 'right', wanted: '' } as const),
        ];
      }),
    );
    await saveCheckPart(db, sealer, { visitor }, { jobseekerId, part, said, seen: stampOf(file, undefined) }, now);
  }
  const checkId = (await findOpenCheck(db, sealer, jobseekerId))?.checkId ?? '';
  await finishCheck(db, sealer, { visitor }, { jobseekerId, checkId }, now);
  const service = { jobseekerId, kind: 'guidance', doneOn: '2026-03-01' } as const;
  const [serviceId, doubtedService] = [randomUUID(), randomUUID()];
  await recordService(db, sealer, staff.visitor, { ...service, serviceId }, now);
  await recordService(db, sealer, staff.visitor, { ...service, kind: 'outreach', serviceId: doubtedService }, now);
  const doubt = { jobseekerId, serviceId: doubtedService, words: '那天我不在家。' };
  await doubtService(db, sealer, { visitor }, doubt, now);
  const corrections = await listCorrections(db, sealer, jobseekerId);
  const idOf = (field: string) => corrections.find((each) => each.field === field)?.correctionId ?? '';
  const decision = { kind: 'answer', text: '示例：请带新的号码来。' } as const;
  await decideCorrection(db, sealer, staff.visitor, { jobseekerId, correctionId: idOf('phone'), decision }, now);
  return {
    ...{ checkedFile: jobseekerId, checkedService: serviceId, doubtedService },
    writtenCorrection: idOf('name'),
    chosenCorrection: idOf('residenceRegion'),
    cookie,
  };
}
