import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { chinaDay } from '../day/day.ts';
import { answerDueOn, feedbackStates } from './feedback.ts';
import type { FeedbackEvent, FeedbackKind, FeedbackState } from './feedback.ts';

export interface ReceiptEvent {
  event: FeedbackEvent;
  actor: string;
  happenedAt: string;
  /** What the person was told, or empty. */
  answer: string;
}

/** What the holder of a receipt number may see: never the message, which may say more than they want read out. */
export interface Receipt {
  receiptNumber: string;
  kind: FeedbackKind;
  jobId: string | undefined;
  createdAt: string;
  state: FeedbackState;
  /** The last day of our promise. */
  dueOn: string;
  /** Oldest first. */
  events: ReceiptEvent[];
}

const states = Object.keys(feedbackStates) as FeedbackState[];
const isState = (event: string): event is FeedbackState => Object.hasOwn(feedbackStates, event);

/** The receipt of this number of twelve digits, or undefined. */
export async function findFeedbackByReceipt(
  db: Kysely<Database>,
  sealer: Sealer,
  receiptNumber: string,
): Promise<Receipt | undefined> {
  const feedback = await db
    .selectFrom('feedback')
    .select(['feedback_id', 'kind', 'job_id', 'created_at'])
    .where('receipt_number', '=', receiptNumber)
    .executeTakeFirst();
  if (!feedback) return undefined;
  const rows = await db
    .selectFrom('feedback_event')
    .select(['state', 'actor', 'happened_at', 'sealed_answer'])
    .where('feedback_id', '=', feedback.feedback_id)
    .orderBy('happened_at')
    .execute();
  const events = withoutRepeatedReadings(
    rows.map((row) => ({
      event: row.state as FeedbackEvent,
      actor: row.actor,
      happenedAt: row.happened_at,
      answer: row.sealed_answer ? sealer.unseal(row.sealed_answer) : '',
    })),
  );
  return {
    receiptNumber,
    kind: feedback.kind as FeedbackKind,
    jobId: feedback.job_id ?? undefined,
    createdAt: feedback.created_at,
    state: events.map(({ event }) => event).findLast(isState) ?? 'received',
    dueOn: answerDueOn(feedback.created_at),
    events,
  };
}

/** One person's readings of one day are said once. */
const withoutRepeatedReadings = (events: ReceiptEvent[]): ReceiptEvent[] => {
  const said = new Set<string>();
  return events.filter(({ event, actor, happenedAt }) => {
    const reading = `${chinaDay(new Date(happenedAt))} ${actor}`;
    if (event !== 'read') return true;
    if (said.has(reading)) return false;
    said.add(reading);
    return true;
  });
};

export interface OpenFeedback {
  receipt_number: string;
  kind: string;
  category: string | null;
  region_code: string | null;
  job_id: string | null;
  page: string | null;
  created_at: string;
  state: string;
}

/** What waits for an answer, oldest first, without what was written: reading that is an act of its own. */
export async function listOpenFeedback(db: Kysely<Database>, limit: number): Promise<OpenFeedback[]> {
  const rows = await db
    .selectFrom((from) =>
      from
        .selectFrom('feedback')
        .select(['receipt_number', 'kind', 'category', 'region_code', 'job_id', 'page', 'created_at'])
        .select((select) =>
          select
            .selectFrom('feedback_event')
            .select('feedback_event.state')
            .whereRef('feedback_event.feedback_id', '=', 'feedback.feedback_id')
            .where('feedback_event.state', 'in', states)
            .orderBy('feedback_event.happened_at', 'desc')
            .limit(1)
            .$asScalar()
            .as('state'),
        )
        .as('latest'),
    )
    .selectAll()
    .where('state', 'in', ['received', 'handling'])
    .orderBy('created_at')
    .orderBy('receipt_number')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, state: row.state ?? 'received' }));
}
