import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import writeXlsxFile from 'write-excel-file/node';
import type { Database } from '#db/schema.ts';
import type { Visitor } from '#src/domain/account/account.ts';
import { sayStaffEvent } from '#src/domain/account/staff-event-text.ts';
import { listStaffEvents } from '#src/domain/account/staff-event-queries.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { applyImport } from '#src/domain/caseload-import/apply-import.ts';
import { compareList } from '#src/domain/caseload-import/compare-list.ts';
import { findImport, listImportRows, listImports } from '#src/domain/caseload-import/import-queries.ts';
import { countListed, findOfficeEntries, listWithoutFile } from '#src/domain/caseload-import/office-queries.ts';
import { sweepImports } from '#src/domain/caseload-import/sweep-imports.ts';
import { undoImport } from '#src/domain/caseload-import/undo-import.ts';
import { giveConsent } from '#src/domain/consent/give-consent.ts';
import { changeRecord } from '#src/domain/jobseeker/change-record.ts';
import { findFile } from '#src/domain/jobseeker/jobseeker-queries.ts';
import { maskNumber } from '#src/domain/jobseeker/person.ts';
import { eraseFile } from '#src/domain/privacy/erase-file.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount, anOrganisation, cookieOf } from '../../account-factories.ts';
import { freshDatabase } from '../../database.ts';
import { aList, aListRow, certificateNumberOf, identityNumberOf } from '../../list-factories.ts';

const sealer = createSealer(randomBytes(32));
const now = new Date('2026-11-23T02:00:00.000Z');
const evening = new Date('2026-11-23T15:59:00.000Z');
const tomorrow = new Date('2026-11-23T16:01:00.000Z');

let db: Kysely<Database>;
let office: string;
let visitor: Visitor;
beforeEach(async () => {
  db = await freshDatabase();
  office = await anOrganisation(db);
  visitor = await aCounsellor(office);
});

async function aCounsellor(organisationId: string): Promise<Visitor> {
  const account = await anAccount(db, sealer, { role: 'counsellor', called: '示例老师', organisationId });
  const found = await findVisitor(db, sealer, (await cookieOf(db, account)).replace('session=', ''));
  return found ?? expect.unreachable('nobody signed in');
}

async function compare(bytes: Uint8Array, who = visitor, at = now): Promise<string> {
  const outcome = await compareList(db, sealer, who, bytes, at);
  return outcome.kind === 'compared' ? outcome.importId : expect.unreachable(JSON.stringify(outcome));
}
const apply = (importId: string, missing: 'keep' | 'remove' = 'keep', at = now, who = visitor) =>
  applyImport(db, sealer, who, { importId, missing }, at);
const take = async (rows: Parameters<typeof aList>[0]): Promise<string> => {
  const importId = await compare(aList(rows));
  expect(await apply(importId)).toBe('applied');
  return importId;
};
const countsOf = async (importId: string) => (await findImport(db, sealer, visitor, importId, now))?.counts;
const messageOf = async (bytes: Uint8Array): Promise<string> => {
  const outcome = await compareList(db, sealer, visitor, bytes, now);
  return outcome.kind === 'unreadable' ? outcome.message : outcome.kind;
};
/** What the list says now: name and phone, by certificate. */
const held = async () =>
  (await db.selectFrom('office_entry').select('sealed_row').where('removed_by_import_id', 'is', null).execute())
    .map(({ sealed_row }) => JSON.parse(sealer.unseal(sealed_row)) as { name: string; phone: string })
    .map(({ name, phone }) => `${name} ${phone}`)
    .sort();

describe('comparing', () => {
  test('changes nothing, and says of every row whether it is new, changed, missing or refused, and why', async () => {
    await take([aListRow(1), aListRow(2), aListRow(3)]);
    const importId = await compare(
      aList([
        aListRow(1),
        aListRow(2, { 联系电话: '13900000000', 文化程度: '本科' }),
        aListRow(4),
        aListRow(5, { 残疾人证号: '450203199001011234' + '12' }),
        aListRow(6, { 现居住地: '示例没有的地方' }),
        aListRow(7, { 现居住地: '黄石市' }),
        aListRow(4, { 姓名: '示例又一次' }),
        aListRow(8, { 姓名: '', 联系电话: '12', 残疾等级: '三级' }),
        aListRow(9, { 残疾人证号: '4.50203E+19' }),
        aListRow(10, { 姓名: '=HYPERLINK("x")' }),
        aListRow(11, { 身份证号: identityNumberOf(12) }),
        aListRow(13, { 就业辅导员: '示例没有这个人' }),
      ]),
    );
    expect(await countsOf(importId)).toEqual({ new: 1, changed: 1, missing: 1, refused: 9, unchanged: 1 });
    const rows = await listImportRows(db, sealer, importId, { limit: 100 });
    expect(rows.map(({ line, kind, name, says }) => [line, kind, name, ...says])).toEqual([
      [3, 'changed', '示例2', '电话，原来138 0000 0000，现在139 0000 0000', '学历，原来高中或中专，现在本科'],
      [4, 'new', '示例4', `残疾人证号${maskNumber(certificateNumberOf(4))}`],
      [5, 'refused', '示例5', '残疾人证号不对，请对照证件'],
      [6, 'refused', '示例6', '居住地“示例没有的地方”认不出来，请写到县或者区'],
      [7, 'refused', '示例7', '居住地和户籍地都不在您单位的地区'],
      [8, 'refused', '示例又一次', '这个人在第4行已经有了'],
      [9, 'refused', '', '没有写姓名', '电话号码不对', '残疾等级和残疾人证号的第20位不一致'],
      [10, 'refused', '示例9', '号码被表格改成了数字，末尾几位丢了。请把这一列改成文本，再填一次'],
      [11, 'refused', '=HYPERLINK("x")', '格子里是公式。请改成文字'],
      [12, 'refused', '示例11', '残疾人证号的前18位和身份证号不一样'],
      [13, 'refused', '示例13', '您单位没有这个用户名的就业辅导员'],
      [undefined, 'missing', '示例3', `残疾人证号${maskNumber(certificateNumberOf(3))}`],
    ]);
    expect(await held()).toEqual(['示例1 138 0000 0000', '示例2 138 0000 0000', '示例3 138 0000 0000']);
  });

  test('somebody whose row is refused is not missing', async () => {
    await take([aListRow(1)]);
    const importId = await compare(aList([aListRow(1, { 联系电话: '12' }), aListRow(2)]));
    expect(await countsOf(importId)).toMatchObject({ missing: 0, refused: 1 });
    expect(await apply(importId, 'remove')).toBe('applied');
    expect(await held()).toHaveLength(2);
  });

  test('the same file twice is one comparison, and after it was taken over nothing is left to do', async () => {
    const bytes = aList([aListRow(1)]);
    const importId = await compare(bytes);
    expect(await compare(bytes)).toBe(importId);
    expect(await apply(importId)).toBe('applied');
    expect(await apply(importId)).toBe('applied');
    const again = await compare(bytes);
    expect(await countsOf(again)).toEqual({ new: 0, changed: 0, missing: 0, refused: 0, unchanged: 1 });
    expect(await apply(again)).toBe('nothing to do');
  });

  test('unknown columns are named, and titles above the headings are passed over', async () => {
    const text = `示例县就业困难人员名单,,\n姓名,残疾证号,兴趣\n示例1,${certificateNumberOf(1)},看书\n`;
    const importId = await compare(Buffer.from(text));
    expect((await findImport(db, sealer, visitor, importId, now))?.unread).toEqual(['兴趣']);
    expect(await listImportRows(db, sealer, importId)).toMatchObject([{ line: 3, kind: 'new', name: '示例1' }]);
  });
});

describe('a file', () => {
  test('may be UTF-8 with a mark, GB18030, tabs or a workbook', async () => {
    const number = certificateNumberOf(1);
    // 姓名,残疾人证号 and 示例 in GB18030.
    const gb = Buffer.concat([Buffer.from('d0d5c3fb2cb2d0bcb2c8cbd6a4bac50acabec0fd2c', 'hex'), Buffer.from(number)]);
    const workbook = await writeXlsxFile([
      [{ value: '姓名' }, { value: '残疾人证号' }, { value: '毕业日期' }],
      [{ value: '示例' }, { value: number }, { value: new Date('2026-06-30'), type: Date, format: 'yyyy-mm-dd' }],
    ]).toBuffer();
    for (const bytes of [
      Buffer.from(`\ufeff姓名,残疾人证号\n示例,${number}`),
      Buffer.from(`姓名\t残疾人证号\n示例\t${number}`),
      gb,
      workbook,
    ])
      expect(await listImportRows(db, sealer, await compare(bytes))).toMatchObject([{ kind: 'new', name: '示例' }]);
  });

  test('that is no list is refused as a whole, in words', async () => {
    expect(await messageOf(new Uint8Array())).toBe('文件是空的。');
    expect(await messageOf(Buffer.from('姓名,残疾人证号\n'))).toBe('文件里没有人，只有列的名称。');
    expect(await messageOf(Buffer.from('随便写写'))).toContain('没有找到列的名称');
    expect(await messageOf(Buffer.from('姓名,电话\n示例,1'))).toContain('没有“残疾人证号”这一列');
    expect(await messageOf(Buffer.from('姓名,残疾证,残疾人证号\n示例,1,1'))).toContain('有两列都是“残疾人证号”');
    expect(await messageOf(Buffer.from('姓名,残疾人证号\n"示例,1'))).toContain('引号没有成对');
    expect(await messageOf(Buffer.from(`姓名,残疾人证号${',列'.repeat(298)}\n`))).toContain('有300列');
    expect(await messageOf(randomBytes(5000))).not.toBe('compared');
    expect(await messageOf(Buffer.from('%PDF-1.7'))).toContain('PDF');
    expect(await messageOf(Buffer.from('PK\u0003\u0004 示例'))).toContain('不是完整的Excel工作簿');
    expect(await db.selectFrom('caseload_import').selectAll().execute()).toEqual([]);
  });

  test('that unpacks to more than it should is not unpacked', async () => {
    expect(await messageOf(zipOf('xl/workbook.xml', Buffer.alloc(200_000_000)))).toContain('解开以后太大');
    expect(await messageOf(zipOf('photo.jpg', Buffer.from('示例')))).toContain('这是压缩文件');
  });
});

describe('taking over', () => {
  test('keeps whom the file lacks, or takes them off, as was chosen', async () => {
    await take([aListRow(1), aListRow(2)]);
    const kept = await compare(aList([aListRow(3)]));
    expect(await apply(kept, 'keep')).toBe('applied');
    expect(await held()).toHaveLength(3);
    expect(await apply(await compare(aList([aListRow(1, { 联系电话: '' })])), 'remove')).toBe('applied');
    expect(await held()).toEqual(['示例1 undefined']);
  });

  test('is undone on the same day by putting back what was there, and not on the next', async () => {
    await take([aListRow(1), aListRow(2)]);
    const before = await held();
    const importId = await compare(aList([aListRow(1, { 联系电话: '139 0000 0000' }), aListRow(3)]));
    expect(await apply(importId, 'remove')).toBe('applied');
    expect(await held()).toEqual(['示例1 139 0000 0000', '示例3 138 0000 0000']);
    expect(await undoImport(db, sealer, visitor, importId, tomorrow)).toBe('over');
    expect(await undoImport(db, sealer, visitor, importId, evening)).toBe('undone');
    expect(await undoImport(db, sealer, visitor, importId, evening)).toBe('undone');
    expect(await held()).toEqual(before);
    expect((await listImports(db, sealer, visitor, now)).map(({ state }) => state).sort()).toEqual([
      'applied',
      'undone',
    ]);
  });

  test('of a comparison with a list that has changed since is refused, and told', async () => {
    const first = await compare(aList([aListRow(1)]));
    const second = await compare(aList([aListRow(2)]));
    const [one, other] = await Promise.all([apply(first), apply(second)]);
    expect([one, other].sort()).toEqual(['applied', 'changed since']);
    expect(await held()).toHaveLength(1);
    expect(await undoImport(db, sealer, visitor, one === 'applied' ? first : second, now)).toBe('undone');
    // What was compared before the undoing does not hold either.
    expect(await apply(one === 'applied' ? second : first)).toBe('changed since');
  });

  test('is over when the day is, and for another office it never was', async () => {
    const importId = await compare(aList([aListRow(1)]));
    expect(await apply(importId, 'keep', tomorrow)).toBe('over');
    const stranger = await aCounsellor(await anOrganisation(db));
    await compare(aList([aListRow(1)]), stranger);
    expect(await apply(importId, 'keep', now, stranger)).toBe('not theirs');
    expect(await undoImport(db, sealer, stranger, importId, now)).toBe('not theirs');
    expect(await findImport(db, sealer, stranger, importId, now)).toBeUndefined();
  });

  test('stands in the log of the office with who, and so does undoing it', async () => {
    const importId = await take([aListRow(1)]);
    await undoImport(db, sealer, visitor, importId, evening);
    const { events } = await listStaffEvents(db, sealer);
    expect(events.map((event) => [sayStaffEvent(event), event.reason])).toEqual([
      ['就业辅导员示例老师撤销了名单的导入，单位是“示例残联就业中心”', undefined],
      ['就业辅导员示例老师导入了名单，单位是“示例残联就业中心”', '新增1人'],
    ]);
  });
});

describe('what is kept', () => {
  test('goes with the day, except the list itself and the counts', async () => {
    await take([aListRow(1)]);
    await apply(await compare(aList([aListRow(1, { 联系电话: '139 0000 0000' })])));
    await compare(aList([aListRow(5)]));
    await sweepImports(db, evening);
    expect(await db.selectFrom('caseload_import').selectAll().execute()).toHaveLength(3);
    await sweepImports(db, tomorrow);
    expect(await db.selectFrom('caseload_import').selectAll().execute()).toHaveLength(2);
    expect(await db.selectFrom('caseload_import_row').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('office_entry').selectAll().execute()).toHaveLength(1);
    expect(await held()).toEqual(['示例1 139 0000 0000']);
  });

  test('is sealed: no name, number or phone stands in the database', async () => {
    await take([aListRow(1)]);
    await compare(aList([aListRow(1, { 联系电话: '139 0000 0000' }), aListRow(2, { 联系电话: '12' })]));
    for (const table of ['office_entry', 'caseload_import', 'caseload_import_row'] as const) {
      const text = JSON.stringify(await db.selectFrom(table).selectAll().execute());
      for (const secret of ['示例1', '示例2', identityNumberOf(1), '0000 0000']) expect(text).not.toContain(secret);
    }
  });
});

describe('the people of a list', () => {
  /** Somebody with a file that has the certificate of the first row. */
  async function aPerson(agrees: readonly ('counsellor' | 'record' | 'identity' | 'disability')[]) {
    const account = await anAccount(db, sealer, { residenceRegion: '450203' });
    const { accountId, jobseekerId = '' } = account;
    const actor = { accountId, role: 'jobseeker' } as const;
    for (const purpose of agrees) await giveConsent(db, sealer, { jobseekerId, purpose, actor }, now);
    const own = await findVisitor(db, sealer, (await cookieOf(db, account)).replace('session=', ''));
    const answers = { category: 'sight', grade: '2', number: certificateNumberOf(1), remove: false } as const;
    if (!own) return expect.unreachable('nobody signed in');
    expect(await changeRecord(db, sealer, { visitor: own }, jobseekerId, { part: 'certificate', answers }, now)).toBe(
      'changed',
    );
    return { jobseekerId, actor };
  }

  test('count as without a file until they have one and agree to counsellors reading it', async () => {
    await take([aListRow(1), aListRow(2)]);
    expect(await countListed(db, visitor)).toEqual({ listed: 2, withoutFile: 2 });
    const { jobseekerId, actor } = await aPerson(['record', 'identity', 'disability']);
    expect(await countListed(db, visitor)).toEqual({ listed: 2, withoutFile: 2 });
    await giveConsent(db, sealer, { jobseekerId, purpose: 'counsellor', actor }, now);
    expect(await countListed(db, visitor)).toEqual({ listed: 2, withoutFile: 1 });
    expect(await listWithoutFile(db, sealer, visitor, 1)).toMatchObject([{ name: '示例2', residenceRegion: '450203' }]);
  });

  test('read what lists say of them, and erasing a file takes the person off every list, also out of what can be undone', async () => {
    await take([aListRow(1), aListRow(2)]);
    const importId = await take([aListRow(1, { 联系电话: '139 0000 0000' })]);
    await compare(aList([aListRow(1, { 联系电话: '137 0000 0000' })]));
    const { jobseekerId, actor } = await aPerson(['record', 'identity', 'disability']);
    const file = (await findFile(db, sealer, jobseekerId)) ?? expect.unreachable('no file');
    expect(await findOfficeEntries(db, sealer, file)).toMatchObject([
      { organisationName: '示例残联就业中心', row: { phone: '139 0000 0000' } },
    ]);
    await db.transaction().execute((transaction) => eraseFile(transaction, sealer, { jobseekerId, actor }, now));
    expect(await undoImport(db, sealer, visitor, importId, now)).toBe('undone');
    expect(await held()).toEqual(['示例2 138 0000 0000']);
    expect((await db.selectFrom('caseload_import_row').selectAll().execute()).map((row) => row.kind).sort()).toEqual([
      'missing',
      'missing',
      'new',
    ]);
  });
});

/** An archive with one file in it, as its directory says. */
function zipOf(name: string, content: Buffer): Buffer {
  const [body, own] = [deflateRawSync(content), Buffer.from(name)];
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(body.length, 18);
  local.writeUInt16LE(own.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(body.length, 20);
  entry.writeUInt16LE(own.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + own.length + body.length, 16);
  return Buffer.concat([local, own, body, entry, own, end]);
}
