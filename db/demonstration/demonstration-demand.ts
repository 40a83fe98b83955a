import type { Kysely } from 'kysely';
import type { Visitor } from '#src/domain/account/account.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import type { QuestionAnswer } from '#src/domain/demand/demand-form.ts';
import { findDraft, versionOf } from '#src/domain/demand/draft-queries.ts';
import { saveAnswer } from '#src/domain/demand/save-answer.ts';
import { sendDemand } from '#src/domain/demand/send-demand.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Database } from '../schema.ts';

/** What the invented person wants; the number is nobody's. */
const answers: readonly QuestionAnswer[] = [
  { question: 'work', answer: { occupations: ['customer-service', 'audio-editing'], own: [], isUnsure: false } },
  {
    question: 'contact',
    answer: { way: 'sms', phone: '138 0000 0000', reach: '', times: ['afternoon'], person: 'anyone' },
  },
  { question: 'needs', answer: { needs: ['software', 'guide'], note: '（示例）第一天请人带路。' } },
  { question: 'place', answer: { regions: ['450202'], isAnywhere: false, other: '', distance: 'hour' } },
  { question: 'mode', answer: { modes: ['onsite', 'remote', 'hybrid'] } },
  { question: 'abilities', answer: { can: '（示例）打字，用读屏软件，接电话。', likes: '（示例）听书，和人说话。' } },
  { question: 'training', answer: { topics: ['data', 'interview'], note: '' } },
  { question: 'sharing', answer: { counsellor: ['abilities', 'needs'] } },
];

/** Registers what an invented jobseeker wants of work, as the person would. */
export async function seedDemonstrationDemand(
  db: Kysely<Database>,
  sealer: Sealer,
  { accountId, jobseekerId, called }: { accountId: string; jobseekerId: string; called: string },
  now: Date,
): Promise<void> {
  await giveConsent(db, sealer, { jobseekerId, purpose: 'demand', actor: { accountId, role: 'jobseeker' } }, now);
  const nowhere = { organisationId: undefined, organisationName: undefined, regionCode: undefined };
  const role = { accountRoleId: '', role: 'jobseeker', ...nowhere } as const;
  const visitor: Visitor = {
    ...{ accountId, sessionId: '', called, role, roles: [role], mandateId: undefined },
    ...{ secondFactorAt: undefined, hasSecondFactor: false },
  };
  for (const each of answers) await saveAnswer(db, sealer, { visitor }, jobseekerId, { ...each, revision: 0 }, now);
  const draft = await findDraft(db, sealer, jobseekerId, now);
  const read = { demandId: draft.demandId ?? '', version: versionOf(draft) };
  await sendDemand(db, sealer, { visitor }, jobseekerId, read, now);
}
