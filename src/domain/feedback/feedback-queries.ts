import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { chinaDay } from '../day/day.ts';
import { answerDueOn, answeredRegions, feedbackStates } from './feedback.ts';
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

/** Something that was sent by somebody signed in, as they find it again; what they wrote stands elsewhere. */
export interface OwnFeedback {
  receiptNumber: string;
  kind: FeedbackKind;
  createdAt: string;
  state: FeedbackState;
}

/** What an account has sent, the newest first (system S11). */
export async function listOwnFeedback(db: Kysely<Database>, accountId: string, limit = 10_000): Promise<OwnFeedback[]> {
  const rows = await selectLatest(db)
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('receipt_number')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    receiptNumber: row.receipt_number,
    kind: row.kind as FeedbackKind,
    createdAt: row.created_at,
    state: (row.state ?? 'received') as FeedbackState,
  }));
}

/** The same with what was written, for whoever wants all that is held about them (个人信息保护法 45). */
export async function listSentFeedback(
  db: Kysely<Database>,
  sealer: Sealer,
  accountId: string,
): Promise<(OwnFeedback & { message: string; contact: string })[]> {
  const rows = await db
    .selectFrom('feedback')
    .select(['receipt_number', 'sealed_message', 'sealed_contact'])
    .where('account_id', '=', accountId)
    .execute();
  const written = new Map(rows.map((row) => [row.receipt_number, row]));
  return (await listOwnFeedback(db, accountId)).map((sent) => {
    const { sealed_message: message, sealed_contact: contact } = written.get(sent.receiptNumber) ?? {};
    return {
      ...sent,
      message: message ? sealer.unseal(message) : '',
      contact: contact ? sealer.unseal(contact) : '',
    };
  });
}

export interface OpenFeedback {
  receipt_number: string;
  kind: string;
  category: string | null;
  region_code: string | null;
  job_id: string | null;
  page: string | null;
  created_at: string;
  state: string;
  account_id: string | null;
}

const selectLatest = (db: Kysely<Database>) =>
  db
    .selectFrom((from) =>
      from
        .selectFrom('feedback')
        .select(['receipt_number', 'kind', 'category', 'region_code', 'job_id', 'page', 'created_at', 'account_id'])
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
    .selectAll();

/** Only what staff of this region answer: what was sent from there, and what names no place. */
const inRegion = (db: Kysely<Database>, regionCode: string | undefined) => {
  const all = selectLatest(db);
  if (regionCode === undefined) return all;
  return all.where(({ eb, or }) =>
    or([
      eb('region_code', 'is', null),
      eb('region_code', '=', 'other'),
      eb('region_code', 'in', answeredRegions(regionCode)),
    ]),
  );
};

const openStates: FeedbackState[] = ['received', 'handling'];

/**
 * What waits for an answer, oldest first, without what was written: reading that is an act of its own. With a region,
 * only what its staff answer.
 */
export async function listOpenFeedback(
  db: Kysely<Database>,
  limit: number,
  { regionCode, offset = 0 }: { regionCode?: string | undefined; offset?: number } = {},
): Promise<OpenFeedback[]> {
  const rows = await inRegion(db, regionCode)
    .where('state', 'in', openStates)
    .orderBy('created_at')
    .orderBy('receipt_number')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({ ...row, state: row.state ?? 'received' }));
}

/** How much waits for an answer of staff of this region. */
export async function countOpenFeedback(db: Kysely<Database>, regionCode: string | undefined): Promise<number> {
  const { rows } = await db
    .selectFrom(inRegion(db, regionCode).where('state', 'in', openStates).as('open'))
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return Number(rows);
}

/** What was sent under this number, when staff of this region answer it. */
export const findAnswerable = (
  db: Kysely<Database>,
  regionCode: string | undefined,
  receiptNumber: string,
): Promise<OpenFeedback | undefined> =>
  inRegion(db, regionCode)
    .where('receipt_number', '=', receiptNumber)
    .executeTakeFirst()
    .then((row) => row && { ...row, state: row.state ?? 'received' });
