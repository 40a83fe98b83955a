import type { Kysely } from 'kysely';
import { engineOf } from '#db/database.ts';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { addDays, chinaDay } from '../day/day.ts';
import { sayWhen, sayWhere } from './event.ts';
import { tellOfEvent } from './tell-of-event.ts';

/** Tells people two days before of the event they signed up for, once each, however many processes ask. Returns how many. */
export async function remindOfEvents(db: Kysely<Database>, sealer: Sealer, now: Date): Promise<number> {
  const end = new Date(`${addDays(chinaDay(now), 3)}T00:00:00+08:00`).toISOString();
  return db.transaction().execute(async (transaction) => {
    const due = transaction
      .selectFrom('event_sign_up')
      .innerJoin('public_event', 'public_event.public_event_id', 'event_sign_up.public_event_id')
      .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'event_sign_up.jobseeker_id')
      .select(['event_sign_up_id', 'event_sign_up.public_event_id', 'account_id'])
      .select(['title', 'starts_at', 'ends_at', 'public_event.region_code', 'place'])
      .where('event_sign_up.state', '=', 'signed up')
      .where('event_sign_up.reminded_at', 'is', null)
      .where('starts_at', '>', now.toISOString())
      .where('starts_at', '<', end)
      .limit(500);
    const rows = await (engineOf(db) === 'postgres' ? due.forUpdate('event_sign_up') : due).execute();
    for (const row of rows) {
      await transaction
        .updateTable('event_sign_up')
        .set({ reminded_at: now.toISOString() })
        .where('event_sign_up_id', '=', row.event_sign_up_id)
        .execute();
      const when = sayWhen({ startsAt: row.starts_at, endsAt: row.ends_at });
      const where = sayWhere({ regionCode: row.region_code, place: row.place ?? undefined });
      const text = `您报名的活动快到了：${row.title}，${when}，${where}。\n不能来，请取消报名。`;
      const person = { accountId: row.account_id ?? undefined, eventId: row.public_event_id };
      await tellOfEvent(transaction, sealer, [person], text, now);
    }
    return rows.length;
  });
}
