import { openDatabase } from '#db/database.ts';
import { migrate } from '#db/migrate.ts';
import { readConfiguration } from '#src/configuration.ts';
import { keepFieldKey } from '#src/field-key.ts';
import { createLog } from '#src/request-log.ts';
import { buildPages, isBuildOld } from './build-if-needed.ts';
import { checkFieldKey } from './check-field-key.ts';
import { keepServing, runCommand } from './keep-serving.ts';

/**
 * `npm start`: everything it takes to look at the portal, without a setting. Builds the pages when they are old,
 * brings the database up to date, puts the demonstration content into an empty one, and serves.
 */
await runCommand(async () => {
  const configuration = readConfiguration(process.env, 'trial');
  if (isBuildOld()) {
    console.log('正在生成网页，请稍等几秒。 Building the pages, a few seconds.');
    buildPages();
  }
  process.env['FIELD_KEY'] ||= keepFieldKey(configuration.dataDirectory);
  console.log(await prepareContent(configuration.databaseUrl, process.env['FIELD_KEY']));
  const limits = { ...configuration.limits, farewell: 0 };
  const origin = await keepServing({ ...configuration, limits }, createLog('failures'));
  console.log(`用浏览器打开 Open in a browser: ${origin}`);
  console.log('停止请按Ctrl+C。 Press Ctrl+C to stop.');
});

/** Migrates and, when there is no job yet, loads the invented ones. Returns what is there, in words. */
async function prepareContent(databaseUrl: string, fieldKey: string): Promise<string> {
  const db = openDatabase(databaseUrl);
  try {
    await migrate(databaseUrl, db);
    await checkFieldKey(db, fieldKey);
    const { count } = await db
      .selectFrom('job')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    if (count > 0) return `数据库里已有${count}个岗位。 The database holds ${count} jobs.`;
    const { seedDemonstration } = await import('#db/seed.ts');
    const { jobs, employers } = await seedDemonstration(db, new Date());
    return (
      `已载入${employers}个示例单位的${jobs}个示例岗位，都是虚构的。 ` +
      `Loaded ${jobs} demonstration jobs of ${employers} demonstration employers, all invented.`
    );
  } finally {
    await db.destroy();
  }
}
