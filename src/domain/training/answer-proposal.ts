import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { sendNotice } from '../notice/send-notice.ts';
import { findOwnCourse } from './course-desk-queries.ts';
import { findDeskProposal } from './proposal-queries.ts';

/** What becomes of a proposal: a course, or a reason why not now. */
export type ProposalAnswer = { courseId: string } | { answer: string };

/** Answers an employer's proposal, once; whoever wrote it is told. */
export const answerProposal = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { proposalId, ...given }: ProposalAnswer & { proposalId: string },
  now: Date,
): Promise<'answered' | 'answered before' | 'not theirs'> =>
  db.transaction().execute(async (transaction) => {
    const proposal = await findDeskProposal(transaction, sealer, visitor, proposalId);
    if (!proposal) return 'not theirs';
    const course = 'courseId' in given ? await findOwnCourse(transaction, visitor, given.courseId) : undefined;
    if ('courseId' in given && !course) return 'not theirs';
    const answer = 'answer' in given ? given.answer : undefined;
    const row = await transaction
      .updateTable('course_proposal')
      .set({
        ...{ state: course ? 'course' : 'declined', course_id: course?.course_id ?? null },
        sealed_answer: answer ? sealer.seal(answer) : null,
        ...{ answered_at: now.toISOString(), answered_by: visitor.accountId },
      })
      .where('course_proposal_id', '=', proposalId)
      // The first answer stands.
      .where('state', '=', 'sent')
      .returning('made_by')
      .executeTakeFirst();
    if (!row) return 'answered before';
    const text = course
      ? `您提议的“${proposal.title}”会开班。\n培训项目叫“${course.title}”。`
      : `您提议的“${proposal.title}”这次不开。\n${answer ?? ''}`;
    const maker = await transaction
      .selectFrom('account')
      .select('account_id')
      .where('account_id', '=', row.made_by)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    const notice = { accountId: row.made_by, kind: 'answer', text, path: '/proposals' } as const;
    if (maker) await sendNotice(transaction, sealer, notice, now);
    return 'answered';
  });
