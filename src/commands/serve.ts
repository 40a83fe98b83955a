import { existsSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { assertDurable, openDatabase } from '#db/database.ts';
import { migrate } from '#db/migrate.ts';
import type { Database } from '#db/schema.ts';
import { ConfigurationError, readConfiguration } from '#src/configuration.ts';
import { createLog } from '#src/request-log.ts';
import { checkFieldKey } from './check-field-key.ts';
import { keepServing, runCommand } from './keep-serving.ts';

/** `npm run serve`: production. Refuses to start with anything that a trial may have and the public must not. */
await runCommand(async () => {
  const configuration = readConfiguration(process.env, 'production');
  if (!existsSync(new URL('../../dist/server/entry.mjs', import.meta.url)))
    throw new ConfigurationError(
      '网页还没有生成，请先运行 npm run build。 The pages are not built: run npm run build first.',
    );
  const db = openDatabase(configuration.databaseUrl);
  try {
    await migrate(configuration.databaseUrl, db);
    await checkDurability(db);
    await checkContent(db);
    await checkFieldKey(db, process.env['FIELD_KEY'] ?? '');
  } finally {
    await db.destroy();
  }
  await keepServing(configuration, createLog('requests'));
});

async function checkDurability(db: Kysely<Database>): Promise<void> {
  try {
    await assertDurable(db);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(
      `DATABASE_URL：这个数据库断电时可能丢失已经收下的内容，不能用于正式运行。 DATABASE_URL: ${reason}.`,
    );
  }
}

/** Invented posts and people must not stand beside real ones. */
async function checkContent(db: Kysely<Database>): Promise<void> {
  for (const table of ['job', 'employer', 'account', 'organisation', 'jobseeker'] as const) {
    const invented = await db
      .selectFrom(table)
      .select('is_demonstration')
      .where('is_demonstration', '=', 1)
      .limit(1)
      .executeTakeFirst();
    if (invented)
      throw new ConfigurationError(
        'DATABASE_URL：数据库里有示例内容，不能用于正式运行，请换一个空的数据库。 ' +
          'DATABASE_URL: this database holds demonstration content, which must not go public; use an empty one.',
      );
  }
}
