import { join } from 'node:path';
import { openDatabase } from './database.ts';

/** Where the process keeps its data: `DATABASE_URL`, else an SQLite file in `DATA_DIR` (default `data`). */
export const databaseUrl = process.env['DATABASE_URL'] || join(process.env['DATA_DIR'] || 'data', 'tongtu.db');

/** The running process's handle. */
export const db = openDatabase(databaseUrl);
