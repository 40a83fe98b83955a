import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import { recordEvents } from '../file/record-events.ts';
import { steps } from '../four-ones/four-ones.ts';
import { ownEducations } from '../job/job.ts';
import { isEducation } from '../jobseeker/jobseeker.ts';
import { actorOf } from '../jobseeker/record-right.ts';
import { recordStaffEvent } from '../organisation/record-staff-event.ts';
import { placeName } from '../region/region.ts';
import { writeCsv } from '../survey/survey-results.ts';
import type { CaseloadFilters } from './caseload-filters.ts';
import { listCaseload } from './caseload-list-queries.ts';
import { planStandings, sayContact } from './say-caseload.ts';

/** What an exported list has of each person; neither name nor number nor disability. */
export const exportColumns = ['怎样称呼', '居住地', '学历', '四个一缺哪些', '最近联系', '计划'] as const;

/** More than anybody looks after. */
const everybody = 1_000_000;

/**
 * The people whom the filters leave and who agree to counsellors reading the file, as CSV. It stands in everybody's log
 * with the reason, and in the log of staff.
 */
export const exportCaseload = (
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  { filters, reason }: { filters: CaseloadFilters; reason: string },
  now: Date,
): Promise<{ csv: string; people: number }> =>
  db.transaction().execute(async (transaction) => {
    const range = { limit: everybody, isAgreedOnly: true };
    const people = await listCaseload(transaction, sealer, visitor, filters, range, now);
    const rows = people.flatMap(({ called, residenceRegion, known }) => {
      if (!known) return [];
      const { education = '', missing, contactOn, plan } = known;
      return [
        [
          called,
          residenceRegion ? placeName(residenceRegion) : '未知',
          isEducation(education) ? ownEducations[education] : '未知',
          missing.map((step) => steps[step]).join('、'),
          sayContact(contactOn),
          planStandings[plan],
        ],
      ];
    });
    const ids = people.map(({ jobseekerId }) => jobseekerId);
    const event = { kind: 'exported', subject: 'caseload', actor: actorOf({ visitor }), reason } as const;
    await recordEvents(transaction, sealer, ids, event, now);
    await recordStaffEvent(
      transaction,
      sealer,
      { kind: 'caseload-exported', actor: visitor, organisationId: visitor.role.organisationId, reason },
      now,
    );
    return { csv: writeCsv([exportColumns, ...rows]), people: rows.length };
  });
