import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import type { Sealer } from '#src/sealing.ts';
import type { Visitor } from '../account/account.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { isServedIn } from '../jobseeker/record-right.ts';
import { childRegions, regionAndAbove } from '../region/region.ts';

/** Somebody who can look after a person. */
export interface Colleague {
  accountId: string;
  called: string;
  organisation: string;
  regionCode: string;
}

/** The other counsellors whose region serves the person of a file, by name; who is suspended is none. */
export async function listColleagues(
  db: Kysely<Database>,
  sealer: Sealer,
  visitor: Visitor,
  file: RecordFile,
): Promise<Colleague[]> {
  const own = visitor.role.regionCode ?? '';
  const places = [file.residenceRegion, file.registrationRegion, file.leavingRegion].filter(
    (each) => each !== undefined,
  );
  const regions = places.length > 0 ? places.flatMap(regionAndAbove) : [...regionAndAbove(own), ...childRegions(own)];
  const rows = await db
    .selectFrom('account_role')
    .innerJoin('account', 'account.account_id', 'account_role.account_id')
    .innerJoin('organisation', 'organisation.organisation_id', 'account_role.organisation_id')
    .select(['account.account_id', 'sealed_called', 'organisation.name', 'region_code'])
    .where('role', '=', 'counsellor')
    .where('ended_at', 'is', null)
    .where('account.suspended_at', 'is', null)
    .where('account.deleted_at', 'is', null)
    .where('organisation.suspended_at', 'is', null)
    .where('account.account_id', '<>', visitor.accountId)
    .where('region_code', 'in', ['', ...regions])
    .execute();
  const colleagues = rows
    .map((row) => ({
      accountId: row.account_id,
      called: sealer.unseal(row.sealed_called),
      organisation: row.name,
      regionCode: row.region_code,
    }))
    .filter(({ regionCode }) => isServedIn({ role: 'counsellor', regionCode }, file));
  return [...new Map(colleagues.map((each) => [each.accountId, each])).values()].sort((one, other) =>
    one.called.localeCompare(other.called, 'zh-CN'),
  );
}
