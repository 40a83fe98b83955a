import { rmSync } from 'node:fs';
import { readConfiguration } from '#src/configuration.ts';
import { createLog } from '#src/request-log.ts';
import { startServer } from '#src/server.ts';

/** The portal as `startPortal` runs it: it listens on a port that the kernel chooses and tells its parent where. */
const configuration = readConfiguration(process.env, 'trial');
const { origin } = await startServer(configuration, createLog('failures'));
process.send?.(origin);
// The parent is gone: nobody is left to stop this process.
process.once('disconnect', () => {
  rmSync(configuration.dataDirectory, { recursive: true, force: true });
  process.exit();
});
