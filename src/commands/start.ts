import { openDatabase } from '#db/database.ts';
import type { DemonstrationAccounts } from '#db/demonstration/demonstration-accounts.ts';
import { migrate } from '#db/migrate.ts';
import { readConfiguration } from '#src/configuration.ts';
import { keepFieldKey, readFieldKeys } from '#src/field-key.ts';
import { createLog } from '#src/request-log.ts';
import { createSealer } from '#src/sealing.ts';
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
  for (const line of await prepareContent(configuration.databaseUrl, process.env['FIELD_KEY'])) console.log(line);
  const limits = { ...configuration.limits, farewell: 0 };
  const origin = await keepServing({ ...configuration, limits }, createLog('failures'));
  console.log(`用浏览器打开 Open in a browser: ${origin}`);
  console.log('停止请按Ctrl+C。 Press Ctrl+C to stop.');
});

/** Migrates and, when there is no job yet, loads the invented ones and people. Returns what is there, in words. */
async function prepareContent(databaseUrl: string, fieldKey: string): Promise<string[]> {
  const db = openDatabase(databaseUrl);
  try {
    await migrate(databaseUrl, db);
    await checkFieldKey(db, fieldKey);
    const { count } = await db
      .selectFrom('job')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    if (count > 0) return [`数据库里已有${count}个岗位。 The database holds ${count} jobs.`];
    const { seedDemonstration } = await import('#db/seed.ts');
    const { seedDemonstrationAccounts } = await import('#db/demonstration/demonstration-accounts.ts');
    const now = new Date();
    const { jobs, employers } = await seedDemonstration(db, now);
    const people = await seedDemonstrationAccounts(db, createSealer(...readFieldKeys(fieldKey)), now);
    return [
      `已载入${employers}个示例单位的${jobs}个示例岗位，都是虚构的。 ` +
        `Loaded ${jobs} demonstration jobs of ${employers} demonstration employers, all invented.`,
      ...(people ? introduce(people) : []),
    ];
  } finally {
    await db.destroy();
  }
}

/** The password is shown this once. */
function introduce({ accounts, password }: DemonstrationAccounts): string[] {
  return [
    '可以用这些示例账号登录，都是虚构的人。 You can sign in as these invented people:',
    ...accounts.map(({ who, signInName }) => `  ${who}：${signInName}`),
    `密码都是 ${password} ，只显示这一次。 The password of all, shown only now: ${password}`,
    '工作人员登录以后，要先设置验证器应用。 Staff set up an app for one-time codes first.',
  ];
}
