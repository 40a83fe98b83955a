import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { recordEvent } from '../file/record-event.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import type { Asker } from '../jobseeker/record-right.ts';
import { findPlanFile } from '../plan/plan-right.ts';
import { talkPartners } from './talk.ts';
import type { Talk, TalkContent, TalkPartner } from './talk.ts';

/** The talks about a person, the newest first. Who may read them is the caller's to ask. */
export async function listTalks(db: Kysely<Database>, sealer: Sealer, jobseekerId: string): Promise<Talk[]> {
  const rows = await db
    .selectFrom('coach_talk')
    .leftJoin('account', 'account.account_id', 'coach_talk.recorded_by')
    .leftJoin('organisation', 'organisation.organisation_id', 'coach_talk.organisation_id')
    .selectAll('coach_talk')
    .select(['sealed_called', 'deleted_at', 'organisation.name'])
    .where('jobseeker_id', '=', jobseekerId)
    .orderBy('talked_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute();
  return rows.map((row) => ({
    ...(JSON.parse(sealer.unseal(row.sealed_content)) as TalkContent),
    talkId: row.coach_talk_id,
    partner: row.partner as TalkPartner,
    talkedOn: row.talked_on,
    by: [row.name, row.sealed_called && !row.deleted_at ? sealer.unseal(row.sealed_called) : '']
      .filter(Boolean)
      .join('的'),
    recordedAt: row.recorded_at,
  }));
}

/** The talks about the asker, or about the person they act for, whose log says that a helper read them. */
export const readOwnTalks = (
  db: Kysely<Database>,
  sealer: Sealer,
  asker: Asker,
  now: Date,
): Promise<Talk[] | undefined> =>
  db.transaction().execute(async (transaction) => {
    const file = await findPlanFile(transaction, sealer, asker);
    if (!file) return undefined;
    const { jobseekerId } = file;
    const talks = await listTalks(transaction, sealer, jobseekerId);
    const event = { jobseekerId, kind: 'read', subject: 'talk', actor: actorOf(asker) } as const;
    if (talks.length > 0 && asker.acting) await recordEvent(transaction, sealer, event, now);
    return talks;
  });

/** The talks about a person, for the export. */
export const findTalkExport = async (db: Kysely<Database>, sealer: Sealer, jobseekerId: string) =>
  (await listTalks(db, sealer, jobseekerId)).map(({ talkId: _, partner, ...talk }) => ({
    with: talkPartners[partner],
    ...talk,
  }));

/** Whether there is anything to read for the person. */
export const hasTalks = async (db: Kysely<Database>, jobseekerId: string): Promise<boolean> =>
  (await db
    .selectFrom('coach_talk')
    .select('coach_talk_id')
    .where('jobseeker_id', '=', jobseekerId)
    .limit(1)
    .executeTakeFirst()) !== undefined;
