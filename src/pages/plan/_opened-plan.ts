import { db } from '#db/connection.ts';
import { hasConsent } from '#src/domain/consent/consent-queries.ts';
import { trainingTask } from '#src/domain/enrolment/training-right.ts';
import { readRecord } from '#src/domain/jobseeker/read-record.ts';
import { findPlan } from '#src/domain/plan/plan-queries.ts';
import { findPlanFile } from '#src/domain/plan/plan-right.ts';
import { consentPath } from '#src/paths.ts';
import { sealer } from '#src/sealer.ts';

/** Whose plan a page is about, and the plan; undefined for whoever has none to see. That a helper reads it is recorded. */
export async function openPlanPage({ visitor, acting }: App.Locals, now: Date) {
  const asker = visitor && { visitor, acting };
  const file = asker && (await findPlanFile(db, sealer, asker));
  if (!asker || !file) return undefined;
  const { jobseekerId } = file;
  const isAgreed = await hasConsent(db, jobseekerId, 'plan');
  if (acting) await readRecord(db, sealer, asker, jobseekerId, now);
  return {
    ...{ asker, acting, file, jobseekerId, isAgreed },
    plan: isAgreed ? await findPlan(db, sealer, jobseekerId) : undefined,
    /** Sent along with every form: a page left open is not sent for another person. */
    openedFor: acting?.mandateId ?? '',
    /** How a page speaks of the person whose plan it is. */
    person: acting ? ('本人' as const) : ('您' as const),
    /** What somebody enrolled in, and their certificates, are another task of a mandate. */
    seesTraining: !acting || acting.tasks.includes(trainingTask),
    title: acting ? `${acting.called}的计划` : '我的计划',
  };
}

/** Where the person is asked for their consent, to come back to this path. */
export const planConsentPath = (next: string): string => `${consentPath('plan')}?next=${encodeURIComponent(next)}`;

/** The page of a list that a query string asks for, from 1. */
export const readPage = (asked: URLSearchParams): number => {
  const page = Number(asked.get('page') ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= 1000 ? page : 1;
};

/** The pages before and after one page of a list. */
export const pagesAround = (path: string, page: number, hasMore: boolean) => ({
  previous: page > 1 ? (page === 2 ? path : `${path}?page=${page - 1}`) : undefined,
  next: hasMore ? `${path}?page=${page + 1}` : undefined,
});
