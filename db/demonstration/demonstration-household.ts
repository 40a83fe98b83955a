import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Visitor } from '#src/domain/account/account.ts';
import { addDays, chinaDay } from '#src/domain/day/day.ts';
import { enterHousehold } from '#src/domain/household/enter-household.ts';
import { changeRecord } from '#src/domain/jobseeker/change-record.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Database } from '../schema.ts';

/** Invents a household in which nobody works, entered by the counsellor with the route that is to help. */
export async function seedDemonstrationHousehold(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, counsellor }: { jobseekerId: string; counsellor: Visitor },
  now: Date,
): Promise<void> {
  const entered = await enterHousehold(
    db,
    sealer,
    counsellor,
    {
      ...{ householdId: randomUUID(), jobseekerId, reason: 'zero-employment', enteredOn: chinaDay(now) },
      ...{ state: 'seeking', route: 'placement', note: '（示例）一家三口，现在都没有工作。' },
    },
    now,
  );
  if (entered.outcome !== 'entered') throw new Error(`The household is not entered: ${entered.outcome}`);
}

/** Invents the studies of somebody who leaves school in some months, as they would write it. */
export async function seedDemonstrationGraduate(
  db: Kysely<Database>,
  sealer: Sealer,
  { jobseekerId, person }: { jobseekerId: string; person: Visitor },
  now: Date,
): Promise<void> {
  const studies = {
    part: 'studies',
    answers: {
      school: '示例职业学院',
      studyLevel: 'college',
      major: '计算机应用（示例）',
      graduatesOn: addDays(chinaDay(now), 200).slice(0, 7),
    },
  } as const;
  const outcome = await changeRecord(db, sealer, { visitor: person }, jobseekerId, studies, now);
  if (outcome !== 'changed') throw new Error(`The studies are not written: ${outcome}`);
}
