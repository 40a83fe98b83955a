import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { consents } from '../consent/consent.ts';
import { readPerson } from '../jobseeker/person.ts';
import { childRegions } from '../region/region.ts';
import { isTaskKind } from '../task/task.ts';
import type { TaskKind } from '../task/task.ts';

/** How many tasks one page shows. */
export const tasksPerPage = 20;

/** Something that waits for a counsellor. */
export interface WaitingTask {
  taskId: string;
  jobseekerId: string;
  kind: TaskKind;
  subject: string;
  dueOn: string;
  /** How the person wants to be addressed. */
  called: string;
  /** Whether this counsellor looks after the person; if not, nobody does. */
  isOnCaseload: boolean;
}

/**
 * Open tasks about people whom the counsellor looks after, and of the region's people whom nobody looks after, as far as
 * they agree to counsellors reading their file.
 */
const openTasks = (db: Kysely<Database>, visitor: Visitor) => {
  const { regionCode = '' } = visitor.role;
  const served = [regionCode, ...childRegions(regionCode)];
  return db
    .selectFrom('task')
    .innerJoin('jobseeker', 'jobseeker.jobseeker_id', 'task.jobseeker_id')
    .where('done_at', 'is', null)
    .where('erased_at', 'is', null)
    .where(({ eb, or, and }) =>
      and([
        or([eb('counsellor_id', '=', visitor.accountId), eb('counsellor_id', 'is', null)]),
        or([
          eb('residence_region', 'in', served),
          eb('registration_region', 'in', served),
          and([eb('residence_region', 'is', null), eb('registration_region', 'is', null)]),
        ]),
        eb(
          ({ selectFrom }) =>
            selectFrom('consent_event')
              .select(sql<string>`consent_event.state || ' ' || wording`.as('said'))
              .whereRef('consent_event.jobseeker_id', '=', 'task.jobseeker_id')
              .where('purpose', '=', 'counsellor')
              .orderBy('happened_at', 'desc')
              .limit(1),
          '=',
          `given ${consents.counsellor.version}`,
        ),
      ]),
    );
};

/** What waits for a counsellor, what is due first before the rest; pages count from 1. */
export async function listTasks(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { page = 1 }: { page?: number } = {},
): Promise<WaitingTask[]> {
  if (visitor.role.role !== 'counsellor') return [];
  const rows = await openTasks(db, visitor)
    .select(['task_id', 'task.jobseeker_id', 'kind', 'subject', 'due_on', 'sealed_person', 'counsellor_id'])
    .orderBy('due_on')
    .orderBy('task.created_at')
    .orderBy('task_id')
    .limit(tasksPerPage)
    .offset((page - 1) * tasksPerPage)
    .execute();
  return rows.flatMap((row) =>
    isTaskKind(row.kind)
      ? [
          {
            taskId: row.task_id,
            jobseekerId: row.jobseeker_id,
            kind: row.kind,
            subject: row.subject,
            dueOn: row.due_on,
            called: readPerson(sealer, row.sealed_person).called,
            isOnCaseload: row.counsellor_id === visitor.accountId,
          },
        ]
      : [],
  );
}

/** How many tasks wait for a counsellor, and how many of them are overdue on this day. */
export async function countTasks(
  db: Kysely<Database>,
  visitor: Visitor,
  today: string,
): Promise<{ tasks: number; overdue: number }> {
  if (visitor.role.role !== 'counsellor') return { tasks: 0, overdue: 0 };
  const { tasks, overdue } = await openTasks(db, visitor)
    .select(({ fn }) => [
      fn.countAll<number>().as('tasks'),
      fn.countAll<number>().filterWhere('due_on', '<', today).as('overdue'),
    ])
    .executeTakeFirstOrThrow();
  return { tasks: Number(tasks), overdue: Number(overdue) };
}
