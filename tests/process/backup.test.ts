import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { backupDatabase } from '#db/backup.ts';
import { openDatabase } from '#db/database.ts';
import { restoreDatabase } from '#db/restore.ts';
import type { Database } from '#db/schema.ts';
import { freshDatabaseUrl, testedEngine } from '../database-url.ts';

const folderOfTest = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tongtu-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
};

async function addEmployer(db: Kysely<Database>, employer_id: string): Promise<void> {
  const values = { employer_id, name: '示例单位', kind: 'company', region_code: '450200', is_demonstration: 1 };
  await db.insertInto('employer').values(values).execute();
}

const employersAt = async (url: string): Promise<string[]> => {
  const db = openDatabase(url);
  const rows = await db.selectFrom('employer').select('employer_id').orderBy('employer_id').execute();
  await db.destroy();
  return rows.map((row) => row.employer_id);
};

test('a drill: what was there at the backup is there after the restore, what came later is not', async () => {
  const url = await freshDatabaseUrl();
  const file = join(folderOfTest(), 'copy');
  const db = openDatabase(url);
  await addEmployer(db, 'before');
  await backupDatabase(url, file);
  await addEmployer(db, 'after');
  await db.destroy();
  expect(await employersAt(url)).toEqual(['after', 'before']);
  await restoreDatabase(url, file);
  expect(await employersAt(url)).toEqual(['before']);
});

test('a backup made while another connection writes is one moment of the database', async () => {
  const url = await freshDatabaseUrl();
  const file = join(folderOfTest(), 'copy');
  const db = openDatabase(url);
  let isOver = false;
  let written = 0;
  const writing = (async () => {
    // Two rows in one transaction: a copy that holds one of them would be torn.
    while (!isOver) {
      const name = String(written++).padStart(6, '0');
      await db.transaction().execute(async (transaction) => {
        await addEmployer(transaction, `a${name}`);
        await addEmployer(transaction, `b${name}`);
      });
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  })();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await backupDatabase(url, file);
  isOver = true;
  await writing;
  await db.destroy();
  await restoreDatabase(url, file);
  const found = await employersAt(url);
  const first = found.filter((name) => name.startsWith('a')).map((name) => name.slice(1));
  const second = found.filter((name) => name.startsWith('b')).map((name) => name.slice(1));
  expect(first).toEqual(second);
  expect(first.length).toBeGreaterThan(0);
  expect(first.length).toBeLessThan(written);
});

test('a backup is for its owner only, and leaves no half-written file behind', async () => {
  const folder = folderOfTest();
  await backupDatabase(await freshDatabaseUrl(), join(folder, 'copy'));
  expect(statSync(join(folder, 'copy')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['copy']);
});

test('a backup never replaces a file', async () => {
  const file = join(folderOfTest(), 'copy');
  writeFileSync(file, 'something');
  await expect(backupDatabase(await freshDatabaseUrl(), file)).rejects.toThrow('exists already');
});

test('a database that somebody has open is not replaced', async () => {
  const url = await freshDatabaseUrl();
  const file = join(folderOfTest(), 'copy');
  await backupDatabase(url, file);
  const db = openDatabase(url);
  await addEmployer(db, 'present');
  await expect(restoreDatabase(url, file)).rejects.toThrow('stop the portal first');
  await db.destroy();
  expect(await employersAt(url)).toEqual(['present']);
  await restoreDatabase(url, file);
  expect(await employersAt(url)).toEqual([]);
});

test('a file that is damaged, no backup of ours or newer than the program is not restored', async () => {
  const url = await freshDatabaseUrl();
  const folder = folderOfTest();
  const db = openDatabase(url);
  await addEmployer(db, 'present');
  await db.destroy();
  const good = join(folder, 'good');
  await backupDatabase(url, good);

  const cut = join(folder, 'cut');
  copyFileSync(good, cut);
  truncateSync(cut, Math.floor(statSync(good).size / 2));
  await expect(restoreDatabase(url, cut)).rejects.toThrow();

  const foreign = join(folder, 'foreign');
  writeFileSync(foreign, '这不是数据库');
  await expect(restoreDatabase(url, foreign)).rejects.toThrow();

  const later = openDatabase(url);
  const row = { name: '9999-later', timestamp: '2099-01-01T00:00:00Z' };
  await later.withTables<{ kysely_migration: typeof row }>().insertInto('kysely_migration').values(row).execute();
  const newer = join(folder, 'newer');
  await backupDatabase(url, newer);
  await later
    .withTables<{ kysely_migration: typeof row }>()
    .deleteFrom('kysely_migration')
    .where('name', '=', row.name)
    .execute();
  await later.destroy();
  await expect(restoreDatabase(url, newer)).rejects.toThrow('9999-later');

  expect(await employersAt(url)).toEqual(['present']);
});

test('SQLite keeps the database that a restore replaced', async () => {
  const folder = folderOfTest();
  const url = join(folder, 'tongtu.db');
  copyFileSync(testedEngine === 'sqlite' ? await freshDatabaseUrl() : await emptySqlite(folder), url);
  const db = openDatabase(url);
  await backupDatabase(url, join(folder, 'copy'));
  await addEmployer(db, 'after');
  await db.destroy();
  const kept = await restoreDatabase(url, join(folder, 'copy'));
  expect(kept && existsSync(kept)).toBe(true);
  expect(await employersAt(url)).toEqual([]);
  expect(await employersAt(kept ?? '')).toEqual(['after']);
});

async function emptySqlite(folder: string): Promise<string> {
  const { migrate } = await import('#db/migrate.ts');
  const url = join(folder, 'template.db');
  const db = openDatabase(url);
  await migrate(url, db);
  await db.destroy();
  return url;
}
