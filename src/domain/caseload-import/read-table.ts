import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { fileLimits } from './caseload-import.ts';
import type { TableMessage, TableRequest } from './read-table-worker.ts';

/** A table that takes longer is not one. */
const longest = 60_000;

/** The built pages stand elsewhere than this file; the name of the module leads to the source from both. */
const workerFile = createRequire(import.meta.url).resolve('#src/domain/caseload-import/read-table-worker.ts');

/** The rows of a CSV file (UTF-8 or GB18030) or of the first sheet of a workbook, known by its content; or what is wrong. */
export function readTable(bytes: Uint8Array): Promise<{ rows: string[][] } | { problem: string }> {
  return new Promise((resolve) => {
    const { rows: most, columns } = fileLimits;
    const workerData = { bytes, rows: most, columns } satisfies TableRequest;
    const worker = new Worker(workerFile, { workerData, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
    const rows: string[][] = [];
    const end = (result: { rows: string[][] } | { problem: string }): void => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const giveUp = (): void => end({ problem: '文件太复杂，没有读完。请另存为CSV，再交一次。' });
    const timer = setTimeout(giveUp, longest);
    worker.on('message', (message: TableMessage) => {
      if ('rows' in message) rows.push(...message.rows);
      else end('problem' in message ? message : { rows });
    });
    worker.on('error', giveUp);
    worker.on('exit', giveUp);
  });
}
