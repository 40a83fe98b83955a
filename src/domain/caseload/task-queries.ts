import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { addDays } from '../day/day.ts';
import { readPerson } from '../jobseeker/person.ts';
import type { RemarkKind } from '../plan/plan.ts';
import { daysAhead, isTaskKind, ownWords, taskGroupKeys } from '../task/task.ts';
import type { TaskGroup, TaskKind } from '../task/task.ts';
import { agreesTo, isServed, servedRegions } from './caseload-sql.ts';

/** How many tasks one page shows. */
export const tasksPerPage = 20;

/** Something that waits for a counsellor. */
export interface WaitingTask {
  taskId: string;
  jobseekerId: string;
  kind: TaskKind;
  group: TaskGroup;
  subject: string;
  dueOn: string;
  /** How the person wants to be addressed. */
  called: string;
  /** Whether this counsellor looks after the person; if not, nobody does. */
  isOnCaseload: boolean;
  /** What the person said to the plan, for a task of that kind. */
  remark: RemarkKind | undefined;
}

/** The place of a task's group among `taskGroups`. */
const placeOf = (today: string): RawBuilder<number> =>
  sql<number>`case
    when task.kind in (${sql.join([...ownWords])}) then 0
    when task.due_on < ${today} then 1
    when task.due_on = ${today} then 2
    when task.due_on <= ${addDays(today, daysAhead)} then 3
    else 4 end`;

/**
 * Open tasks about people whom the counsellor looks after, and of the region's people whom nobody looks after, as far as
 * they agree to counsellors reading their file; and claims of subsidies of all who keep them here.
 */
const openTasks = (db: Kysely<Database>, visitor: Visitor) =>
  db
    .selectFrom('jobseeker')
    .where(isServed(visitor))
    .where((eb) => eb.or([agreesTo('counsellor')(eb), agreesTo('subsidy')(eb)]))
    .where('erased_at', 'is', null)
    .innerJoin('task', 'task.jobseeker_id', 'jobseeker.jobseeker_id')
    .where('done_at', 'is', null)
    // Claims are looked at by whom the consent to keep them names.
    .where((eb) => eb.or([eb('task.kind', '=', 'claim'), agreesTo('counsellor')(eb)]))
    // Whoever moved here is to be taken over from the counsellor before.
    .where(({ eb, or, and }) =>
      or([
        and([eb('task.kind', '=', 'moved'), eb('residence_region', 'in', ['', ...servedRegions(visitor)])]),
        and([
          eb('task.kind', '<>', 'moved'),
          or([eb('counsellor_id', '=', visitor.accountId), eb('counsellor_id', 'is', null)]),
        ]),
      ]),
    );

/** What waits for a counsellor, in the order of `taskOrder`, what is due first before the rest; pages count from 1. */
export async function listTasks(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { page = 1, today }: { page?: number; today: string },
): Promise<WaitingTask[]> {
  const rows = await openTasks(db, visitor)
    .leftJoin('plan_remark', 'plan_remark.plan_remark_id', 'task.subject')
    .select(['task_id', 'task.jobseeker_id', 'task.kind', 'subject', 'due_on', 'sealed_person', 'counsellor_id'])
    .select('plan_remark.kind as remark')
    .select(placeOf(today).as('place'))
    .orderBy('place')
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
            group: taskGroupKeys[Number(row.place)] ?? 'later',
            subject: row.subject,
            dueOn: row.due_on,
            called: readPerson(sealer, row.sealed_person).called,
            isOnCaseload: row.counsellor_id === visitor.accountId,
            remark: (row.remark ?? undefined) as RemarkKind | undefined,
          },
        ]
      : [],
  );
}

/** How many tasks wait for a counsellor on this day, in each group and in all. */
export async function countTasks(
  db: Kysely<Database>,
  visitor: Visitor,
  today: string,
): Promise<{ tasks: number; groups: Readonly<Record<TaskGroup, number>> }> {
  const rows = await openTasks(db, visitor)
    .select(placeOf(today).as('place'))
    .select(({ fn }) => fn.countAll<number>().as('tasks'))
    .groupBy('place')
    .execute();
  const groups = { words: 0, overdue: 0, today: 0, days: 0, later: 0 };
  for (const { place, tasks } of rows) groups[taskGroupKeys[Number(place)] ?? 'later'] += Number(tasks);
  return { tasks: rows.reduce((sum, { tasks }) => sum + Number(tasks), 0), groups };
}
