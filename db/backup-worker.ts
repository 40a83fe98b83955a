import { chmodSync, closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { openSqlite } from './database.ts';
import { quickCheck } from './quick-check.ts';

/*
 * Copies a database by VACUUM INTO, away from the thread that answers requests. SQLite's own backup starts again at
 * every commit of another connection, and may never end; this one reads one snapshot.
 */
const { from, into } = workerData as { from: string; into: string };
rmSync(into, { force: true });
const connection = openSqlite(from);
connection.prepare('vacuum into ?').run(into);
connection.close();
chmodSync(into, 0o600);
quickCheck(into);
const file = openSync(into, 'r+');
fsyncSync(file);
closeSync(file);
