import { parseArgs } from 'node:util';
import type { Kysely } from 'kysely';
import type { Database } from '#db/schema.ts';
import { createStaffAccount } from '../domain/account/create-staff-account.ts';
import { startingCodeLifetime } from '../domain/account/desk-code.ts';
import { sayCode } from '../domain/account/one-time-code.ts';
import { staffAccountForm } from '../domain/account/staff-account-form.ts';
import { hasAdministrator } from '../domain/account/staff-account-queries.ts';
import { sayTime } from '../domain/day/day.ts';
import { terminal } from '../domain/organisation/authority.ts';
import { mend } from '../form.ts';
import { recoveryPath } from '../paths.ts';
import type { Sealer } from '../sealing.ts';

const usage = `用法：npm run admin:create -- --name 登录名 --called 本人姓名 [--another]
建立第一个管理员的账号，显示一个一次性验证码。账号只给一个人用。
已经有管理员时，要写 --another 才能再建一个。
Usage: npm run admin:create -- --name SIGN-IN-NAME --called OWN-NAME [--another]
Makes the account of the first administrator, one person, and prints a one-time code.`;

const nameForm = staffAccountForm.pick({ called: true, name: true });

/** Makes an administrator from the terminal, without asking anything. Prints lines; returns the exit code. */
export async function runAdminCommand(
  db: Kysely<Database>,
  sealer: Sealer,
  now: Date,
  args: string[],
  print: (line: string) => void,
): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { name: { type: 'string' }, called: { type: 'string' }, another: { type: 'boolean', default: false } },
  });
  if (values.name === undefined || values.called === undefined) {
    print(usage);
    return 2;
  }
  const form = nameForm.safeParse({ name: mend(values.name), called: mend(values.called) });
  if (!form.success) {
    for (const { message } of form.error.issues) print(message);
    print(usage);
    return 2;
  }
  if (!values.another && (await hasAdministrator(db))) {
    print('已经有管理员了。请管理员在网站上建立账号。真的要在这里再建一个，请加 --another。');
    print('There is an administrator already, who makes accounts on the site. Add --another to make one here.');
    return 1;
  }
  const { called, name: signInName } = form.data;
  const account = { called, signInName, role: 'administrator', organisationId: undefined } as const;
  const created = await createStaffAccount(db, sealer, terminal, account, now);
  if ('problem' in created) {
    print('这个登录名已经有人用，请换一个。 This sign-in name is taken; choose another one.');
    return 1;
  }
  const until = sayTime(new Date(now.getTime() + startingCodeLifetime).toISOString());
  print(`已建立管理员账号，登录名：${signInName.text}`);
  print(`一次性验证码：${sayCode(created.code)}`);
  print(`请本人打开网站的 ${recoveryPath} 页面，写登录名和验证码，设一个密码。验证码${until}前有效，只显示这一次。`);
  print(
    `The administrator's account is made. Sign-in name: ${signInName.text}. One-time code: ${sayCode(created.code)}`,
  );
  print(`Open ${recoveryPath} on the site and enter both to choose a password. The code holds for 3 days, shown once.`);
  return 0;
}

if (import.meta.main) {
  const { databaseUrl, db } = await import('#db/connection.ts');
  const { migrate } = await import('#db/migrate.ts');
  const { sealer } = await import('../sealer.ts');
  await migrate(databaseUrl, db);
  process.exitCode = await runAdminCommand(db, sealer, new Date(), process.argv.slice(2), (line) => console.log(line));
  await db.destroy();
}
