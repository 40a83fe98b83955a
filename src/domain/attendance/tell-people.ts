import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { consents } from '../consent/consent.ts';
import { awake } from '../enrolment/answer-time.ts';
import { queueMessage } from '../message/queue-message.ts';

/** What one person is told. */
export interface CourseNews {
  enrolmentId: string;
  /** A first sentence that says it all; more may follow, one sentence a line. */
  text: string;
  path: string;
}

/** The enrolments whose people have an account, and so can be told here. */
export const selectReached = (db: Kysely<Database>, enrolmentIds: readonly string[]) =>
  db
    .selectFrom('enrolment')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'enrolment.jobseeker_id')
    .innerJoin('account', 'account.account_id', 'jobseeker.account_id')
    .select(['enrolment_id', 'account.account_id'])
    .where('enrolment_id', 'in', enrolmentIds)
    .where('erased_at', 'is', null)
    .where('deleted_at', 'is', null);

/**
 * Puts news of a course into the messages of each of these people, in the caller's transaction, with a constant number of
 * queries, and by text to those who agreed to that. The text says nothing of the course, which can tell of a disability.
 */
export async function tellPeople(
  db: Kysely<Database>,
  sealer: Sealer,
  { news, sms }: { news: readonly CourseNews[]; sms?: { key: string; text: string } | undefined },
  now: Date,
): Promise<void> {
  if (news.length === 0) return;
  const people = await selectReached(
    db,
    news.map(({ enrolmentId }) => enrolmentId),
  )
    .select(['sign_in_kind', 'sealed_sign_in_name', 'phone_confirmed_at'])
    .select(({ selectFrom }) =>
      selectFrom('consent_event')
        .select(sql<string>`consent_event.state || ' ' || wording`.as('said'))
        .whereRef('consent_event.jobseeker_id', '=', 'jobseeker.jobseeker_id')
        .where('purpose', '=', 'message')
        .orderBy('happened_at', 'desc')
        .limit(1)
        .as('said'),
    )
    .execute();
  const told = news.flatMap((each) => {
    const person = people.find(({ enrolment_id }) => enrolment_id === each.enrolmentId);
    return person ? [{ ...each, person }] : [];
  });
  if (told.length === 0) return;
  await db
    .insertInto('notice')
    .values(
      told.map(({ text, path, person }) => ({
        ...{ notice_id: randomUUID(), account_id: person.account_id, kind: 'training', path, read_at: null },
        ...{ sealed_text: sealer.seal(text), created_at: now.toISOString() },
      })),
    )
    .execute();
  if (!sms) return;
  const expiresAt = new Date(now.getTime() + 3 * 86_400_000);
  for (const { enrolmentId, person } of told) {
    const mayText = person.sign_in_kind === 'phone' && person.phone_confirmed_at !== null;
    if (!mayText || person.said !== `given ${consents.message.version}`) continue;
    const recipient = sealer.unseal(person.sealed_sign_in_name);
    const message = { messageId: `${sms.key} ${enrolmentId}`, accountId: person.account_id, recipient };
    await queueMessage(db, sealer, { ...message, text: sms.text, expiresAt }, awake(now));
  }
}
