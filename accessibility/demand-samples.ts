import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { QuestionAnswer } from '#src/domain/demand/demand-form.ts';
import type { Sealer } from '#src/sealing.ts';
import { cookieOf } from '../tests/account-factories.ts';
import { aDemandingPerson, aHelperOf, answer, leastAnswers, send } from '../tests/domain/demand/demanding-people.ts';

export interface DemandSamples {
  /** A registration that holds, and the one that it replaced. */
  openDemand: string;
  replacedDemand: string;
  /** The file of the sample counsellor that it belongs to. */
  demandFile: string;
}

/** Something to every question, some of it long. */
const everything: readonly QuestionAnswer[] = [
  ...leastAnswers,
  {
    question: 'place',
    answer: { regions: ['450202', '450203'], isAnywhere: false, other: '示例街道，离公交站近的地方', distance: 'hour' },
  },
  { question: 'mode', answer: { modes: ['onsite', 'remote'] } },
  { question: 'ways', answer: { ways: ['ratio', 'home'] } },
  { question: 'hours', answer: { hours: ['part', 'flexible'], note: '不上夜班。周三上午要复诊。' } },
  {
    question: 'abilities',
    answer: { can: '打字快，会用读屏软件。\n也会修收音机，会照顾老人。', likes: '和人说话，听音乐。' },
  },
  { question: 'experience', answer: { education: 'senior', done: '在示例公司接过两年电话。\n学过按摩。' } },
  { question: 'needs', answer: { needs: ['software', 'guide', 'test'], note: '第一天请人带路。' } },
  { question: 'training', answer: { topics: ['data'], note: '周末方便。' } },
  { question: 'sharing', answer: { counsellor: ['needs'] } },
];

/** People who are at the start of a registration, half-way through, and at the end of it: what they sign in with. */
export async function makeDemands(
  db: Kysely<Database>,
  sealer: Sealer,
  counsellorId: string,
): Promise<DemandSamples & { cookies: [DemandVisitor, string][] }> {
  const beginner = await aDemandingPerson(db, sealer, ['demand'], { called: '示例小覃' });
  const halfway = await aDemandingPerson(db, sealer, ['demand'], { called: '示例小罗' });
  const helper = await aHelperOf(db, sealer, halfway);
  await answer(db, sealer, halfway, everything.slice(0, 1));
  await answer(db, sealer, { asker: helper.asker, jobseekerId: halfway.jobseekerId }, everything.slice(6, 7));
  await answer(db, sealer, halfway, [{ question: 'mode', answer: undefined }]);
  const wanted = { called: '示例小谢', residenceRegion: '450202', counsellorId };
  const owner = await aDemandingPerson(db, sealer, ['record', 'demand', 'counsellor'], wanted);
  await answer(db, sealer, owner);
  const replacedDemand = await send(db, sealer, owner);
  await answer(db, sealer, owner, everything);
  const openDemand = await send(db, sealer, owner);
  return {
    openDemand,
    replacedDemand,
    demandFile: owner.jobseekerId,
    cookies: [
      ['beginner of a demand', await cookieOf(db, beginner.account)],
      ['half-way through a demand', await cookieOf(db, halfway.account)],
      ['helper with a demand', await cookieOf(db, helper.account, { mandateId: helper.mandateId })],
      ['owner of a demand', await cookieOf(db, owner.account)],
    ],
  };
}

/** Whom the pages of registrations can be shown to. */
export type DemandVisitor =
  'beginner of a demand' | 'half-way through a demand' | 'helper with a demand' | 'owner of a demand';
