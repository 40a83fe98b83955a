import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import { chinaDay } from '../day/day.ts';
import { listMandatesOfFile } from '../mandate/mandate-queries.ts';
import { sayTasks } from '../mandate/mandate.ts';
import { sayOfficePhone } from '../organisation/organisation.ts';

/** Somebody who helps a person with the plan. */
export interface PlanHelper {
  called: string;
  /** In words: `就业辅导员，示例中心`, `家属，可以填写计划`. */
  role: string;
  /** The day since when; undefined where that is not known. */
  since: string | undefined;
  isCounsellor: boolean;
  /** Of a counsellor: how the office is reached, in words. */
  office?: string | undefined;
}

/** 帮我的人: the counsellor who looks after the person, and the helpers whose mandates hold now. */
export async function listPlanHelpers(
  db: Kysely<Database>,
  sealer: Sealer,
  jobseekerId: string,
  now: Date,
): Promise<PlanHelper[]> {
  const counsellor = await db
    .selectFrom('jobseeker')
    .innerJoin('account', 'account.account_id', 'jobseeker.counsellor_id')
    .leftJoin('account_role', (join) =>
      join
        .onRef('account_role.account_id', '=', 'account.account_id')
        .on('role', '=', 'counsellor')
        .on('ended_at', 'is', null),
    )
    .leftJoin('organisation', 'organisation.organisation_id', 'account_role.organisation_id')
    .select(['sealed_called', 'organisation.name', 'contact_phone', 'contact_hours'])
    .where('jobseeker_id', '=', jobseekerId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const taken = await db
    .selectFrom('file_event')
    .select('happened_at')
    .where('jobseeker_id', '=', jobseekerId)
    .where('subject', '=', 'counsellor')
    .orderBy('place', 'desc')
    .limit(1)
    .executeTakeFirst();
  const time = now.toISOString();
  const mandates = (await listMandatesOfFile(db, sealer, jobseekerId)).filter(
    ({ state, endsAt = '', isAtDesk }) => state === 'active' && endsAt > time && !isAtDesk,
  );
  return [
    ...(counsellor
      ? [
          {
            called: sealer.unseal(counsellor.sealed_called),
            role: ['就业辅导员', counsellor.name].filter(Boolean).join('，'),
            since: taken && chinaDay(new Date(taken.happened_at)),
            isCounsellor: true,
            office: sayOfficePhone(counsellor.contact_phone ?? undefined, counsellor.contact_hours ?? undefined),
          },
        ]
      : []),
    ...mandates.map(({ helper, tasks, startsAt }) => ({
      called: helper,
      role: `家属，可以${sayTasks(tasks)}`,
      since: startsAt && chinaDay(new Date(startsAt)),
      isCounsellor: false,
    })),
  ];
}
