import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { applyImport } from '#src/domain/caseload-import/apply-import.ts';
import { compareList } from '#src/domain/caseload-import/compare-list.ts';
import type { Sealer } from '#src/sealing.ts';
import { aList, aListRow } from '../tests/list-factories.ts';

export interface ListSamples {
  /** Taken over, and still to be undone. */
  appliedImport: string;
  /** Compared with the list since: with rows of every kind. */
  comparedImport: string;
}

/** An office with a list and a newer file that was compared with it. */
export async function makeLists(db: Kysely<Database>, sealer: Sealer, cookie: string): Promise<ListSamples> {
  const visitor = await findVisitor(db, sealer, cookie.replace('session=', ''));
  if (!visitor) throw new Error('Nobody imports the list');
  // Both are over when their day is: a run that begins before midnight goes on after it.
  const now = new Date(Date.now() + 24 * 60 * 60_000);
  const compare = async (rows: Parameters<typeof aList>[0]) => {
    const outcome = await compareList(db, sealer, visitor, aList(rows), now);
    if (outcome.kind !== 'compared') throw new Error(`The list was not compared: ${outcome.kind}`);
    return outcome.importId;
  };
  const many = (from: number, count: number) => Array.from({ length: count }, (_, index) => aListRow(from + index));
  const appliedImport = await compare(many(1, 30));
  await applyImport(db, sealer, visitor, { importId: appliedImport, missing: 'keep' }, now);
  const comparedImport = await compare([
    ...many(25, 4),
    ...many(60, 25),
    aListRow(1, { 联系电话: '139 0000 0000', 文化程度: '本科' }),
    aListRow(2, { 联系电话: '12', 兴趣: '看书' }),
    aListRow(3, { 残疾人证号: '' }),
  ]);
  return { appliedImport, comparedImport };
}
