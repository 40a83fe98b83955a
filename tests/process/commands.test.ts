import { execFile, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#db/database.ts';
import { isBuildOld } from '#src/commands/build-if-needed.ts';
import { createSealer } from '#src/sealing.ts';
import { anAccount } from '../account-factories.ts';
import { freshDatabaseUrl, testedEngine } from '../database-url.ts';

const root = join(import.meta.dirname, '../..');

function folderOfTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongtu-command-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface Outcome {
  code: number | null;
  said: string;
}

/** Runs a command to its end. */
const run = (command: string, environment: Record<string, string> = {}): Promise<Outcome> =>
  new Promise((resolve) => {
    const env = { PATH: process.env['PATH'] ?? '', ...environment };
    execFile(process.execPath, [join(root, command)], { env, cwd: root }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });

/** Starts a command that goes on, and waits until it says this. */
async function startUntil(command: string, wanted: RegExp, environment: Record<string, string>) {
  const env = { PATH: process.env['PATH'] ?? '', ...environment };
  const child = spawn(process.execPath, [join(root, command)], { env, cwd: root });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const heard = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += String(chunk);
      if (wanted.test(said)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`It ended:\n${said}`)));
  });
  await heard;
  return {
    said: () => said,
    async stop(): Promise<number | null> {
      child.kill('SIGTERM');
      const [code] = (await once(child, 'exit')) as [number | null];
      return code;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

const trial = async (): Promise<Record<string, string>> => ({
  PORT: String(await freePort()),
  DATA_DIR: folderOfTest(),
  ...(testedEngine === 'postgres' && { DATABASE_URL: await freshDatabaseUrl() }),
});

test('npm start loads the demonstration content once, says so in two languages, and serves it', async () => {
  const environment = await trial();
  const started = await startUntil('src/commands/start.ts', /Ctrl\+C。/, environment);
  expect(started.said()).toMatch(/已载入\d+个示例单位的\d+个示例岗位，都是虚构的。 Loaded \d+ demonstration jobs/);
  expect(started.said()).toContain(`http://localhost:${environment['PORT']}`);
  const page = await (await fetch(`http://127.0.0.1:${environment['PORT']}/jobs`)).text();
  const [, count = ''] = /Loaded (\d+) demonstration jobs/.exec(started.said()) ?? [];
  expect(Number(count)).toBeGreaterThan(100);
  expect(page).toContain('<li class="card">');
  const [, password = ''] = /密码都是 (\S+) ，只显示这一次。/.exec(started.said()) ?? [];
  expect(password).not.toBe('');
  expect(started.said()).toMatch(/示例管理员：示例管理员/);
  expect(await started.stop()).toBe(0);

  const again = await startUntil('src/commands/start.ts', /Ctrl\+C。/, environment);
  expect(again.said()).toContain(`数据库里已有${count}个岗位。 The database holds ${count} jobs.`);
  expect(again.said()).not.toContain('密码');
  expect(await again.stop()).toBe(0);
});

test('a trial says its own failures, and no line for what went well', async () => {
  const environment = await trial();
  const started = await startUntil('src/commands/start.ts', /Ctrl\+C。/, environment);
  await fetch(`http://127.0.0.1:${environment['PORT']}/jobs`);
  expect(await started.stop()).toBe(0);
  expect(started.said()).not.toContain('{');
});

test('a port that is taken is said in one sentence that tells the way out', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { code, said } = await run('src/commands/start.ts', { ...(await trial()), PORT: String(port) });
  expect(code).toBe(1);
  expect(said).toContain(
    `PORT：${port}已经被别的程序占用，可以换一个，例如 PORT=${port + 1} npm start。 PORT: ${port} is in use`,
  );
  expect(said).not.toContain('    at ');
});

const publicKey = randomBytes(32);

const production = async (content: 'empty' | 'demonstration'): Promise<Record<string, string>> => ({
  PORT: String(await freePort()),
  DATA_DIR: folderOfTest(),
  DATABASE_URL: await freshDatabaseUrl(content),
  PUBLIC_ORIGIN: 'https://portal.example',
  FIELD_KEY: publicKey.toString('base64'),
});

test('production serves an empty database of its own, and logs every request', async () => {
  const environment = await production('empty');
  const started = startUntil('src/commands/serve.ts', /"route":"\/healthz"/, environment);
  const ask = async (): Promise<number> => {
    for (let attempt = 0; attempt < 200; attempt++) {
      const answer = await fetch(`http://127.0.0.1:${environment['PORT']}/healthz`).catch(() => undefined);
      if (answer) return answer.status;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return 0;
  };
  expect(await ask()).toBe(200);
  expect(await (await started).stop()).toBe(0);
});

test('production refuses to start with what only a trial may have', async () => {
  const invented = await run('src/commands/serve.ts', await production('demonstration'));
  expect(invented).toMatchObject({ code: 1, said: expect.stringContaining('数据库里有示例内容') });
  // People alone are enough, also with every invented job gone.
  const peopled = await production('empty');
  const db = openDatabase(peopled['DATABASE_URL'] ?? '');
  await anAccount(db, createSealer(publicKey));
  await db.destroy();
  const people = await run('src/commands/serve.ts', peopled);
  expect(people).toMatchObject({ code: 1, said: expect.stringContaining('数据库里有示例内容') });
  const { FIELD_KEY: _key, ...keyless } = await production('empty');
  expect(await run('src/commands/serve.ts', keyless)).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^FIELD_KEY：/),
  });
  const { PUBLIC_ORIGIN: _origin, ...nameless } = await production('empty');
  expect(await run('src/commands/serve.ts', nameless)).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^PUBLIC_ORIGIN：/),
  });
});

test('a key that does not open what is sealed stops the start, with the former key added it starts', async () => {
  const environment = await production('empty');
  const db = openDatabase(environment['DATABASE_URL'] ?? '');
  const former = randomBytes(32);
  await db
    .insertInto('feedback')
    .values({
      feedback_id: crypto.randomUUID(),
      receipt_number: '123456789012',
      kind: 'need',
      sealed_message: createSealer(former).seal('一段话'),
      submission_key: crypto.randomUUID(),
      created_at: new Date().toISOString(),
    })
    .execute();
  await db.destroy();
  const wrong = await run('src/commands/serve.ts', environment);
  expect(wrong).toMatchObject({ code: 1, said: expect.stringMatching(/^FIELD_KEY：这个密钥打不开/) });
  const FIELD_KEY = `${publicKey.toString('base64')},${former.toString('base64')}`;
  const started = startUntil('src/commands/serve.ts', /healthz/, { ...environment, FIELD_KEY });
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await fetch(`http://127.0.0.1:${environment['PORT']}/healthz`).catch(() => undefined)) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await (await started).stop()).toBe(0);
});

test('an old Node says in one sentence what it needs, and starts nothing', () => {
  const folder = folderOfTest();
  // What an old Node tells about itself.
  const old = join(folder, 'old.mjs');
  writeFileSync(old, "Object.defineProperty(process, 'versions', { value: { node: '20.11.0' } });");
  const entry = join(folder, 'entry.ts');
  writeFileSync(entry, "console.error('started');");
  const front = join(root, 'src/commands/run.mjs');
  const { status, stderr } = spawnSync(process.execPath, ['--import', old, front, entry], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(/^同途要用Node 24，[^。]+。 Tongtu needs Node 24 [^.]*/);
});

test.each([
  ['db/restore.ts', [], '', /^请写备份文件：/],
  ['db/restore.ts', ['/nowhere'], '', /^没有找到备份 \/nowhere。 There is no backup \/nowhere\.$/],
  ['db/seed.ts', ['--jobs', 'many'], '', /^--jobs 后面应是整数。/],
  ['db/seed.ts', ['--nothing'], '', /--nothing/],
  ['db/migrate.ts', [], 'mysql://db.example/jobs', /^DATABASE_URL：应是 postgres:/],
  ['db/migrate.ts', [], 'postgres://nobody:secret@127.0.0.1:1/jobs', /^DATABASE_URL：连不上数据库/],
  ['src/commands/start.ts', [], 'postgres://nobody:secret@127.0.0.1:1/jobs', /DATABASE_URL：连不上数据库/],
])('a mistake in a command is told in one sentence: %s %j %s', (entry, words, url, said) => {
  const env = { ...process.env, DATA_DIR: folderOfTest(), DATABASE_URL: url };
  const command = [join(root, 'src/commands/run.mjs'), join(root, entry), ...words];
  const { status, stderr } = spawnSync(process.execPath, command, { env, cwd: folderOfTest(), encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr.trim()).toMatch(said);
  expect(stderr).not.toContain('secret');
});

test('every npm script that starts a file of ours asks first for the right Node, and the file is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const starts = Object.values(scripts).flatMap((script: string) => script.match(/\bnode .*?(?= &&|$)/g) ?? []);
  expect(starts.length).toBeGreaterThan(10);
  for (const start of starts) {
    const [, entry = ''] = /^node src\/commands\/run\.mjs (\S+\.ts)( |$)/.exec(start) ?? [];
    expect({ start, exists: existsSync(join(root, entry)) && entry !== '' }).toEqual({ start, exists: true });
  }
});

test('a file that is started through the front is the main one and gets its own arguments', () => {
  const entry = join(folderOfTest(), 'entry.ts');
  writeFileSync(entry, 'console.log(import.meta.main, ...process.argv.slice(1));');
  const words = [join(root, 'src/commands/run.mjs'), entry, '--jobs', '3'];
  const { stdout } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect(stdout.trim()).toBe(`true ${entry} --jobs 3`);
});

test('the pages are built again when a source is newer than they are, came or went', () => {
  const folder = folderOfTest();
  mkdirSync(join(folder, 'src/pages'), { recursive: true });
  writeFileSync(join(folder, 'src/pages/index.astro'), '');
  expect(isBuildOld(folder)).toBe(true);
  mkdirSync(join(folder, 'dist/server'), { recursive: true });
  const entry = join(folder, 'dist/server/entry.mjs');
  writeFileSync(entry, '');
  const built = new Date(Date.now() + 1_000);
  const later = new Date(Date.now() + 2_000);
  utimesSync(entry, built, built);
  expect(isBuildOld(folder)).toBe(false);
  utimesSync(join(folder, 'src/pages/index.astro'), later, later);
  expect(isBuildOld(folder)).toBe(true);
  utimesSync(join(folder, 'src/pages/index.astro'), built, built);
  expect(isBuildOld(folder)).toBe(false);
  rmSync(join(folder, 'src/pages/index.astro'));
  utimesSync(join(folder, 'src/pages'), later, later);
  expect(isBuildOld(folder)).toBe(true);
});

test('the field key of a trial is made where the data are', async () => {
  const environment = await trial();
  const started = await startUntil('src/commands/start.ts', /Ctrl\+C。/, environment);
  await started.stop();
  const file = join(environment['DATA_DIR'] ?? '', 'field-key');
  expect(existsSync(file)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
