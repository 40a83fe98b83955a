import { startServer } from '#src/server.ts';
import { createLog } from '#src/request-log.ts';
import type { Configuration } from '#src/configuration.ts';

/** The server as `startRunningServer` runs it: with settings from its parent, which it tells where it listens. */
const { BUILD: build, CONFIGURATION: configuration = '' } = process.env;
const server = await startServer(
  JSON.parse(configuration) as Configuration,
  createLog('requests'),
  build ? new URL(`file://${build}/`) : undefined,
);
process.send?.({ origin: server.origin, port: server.port });
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
// The parent is gone: nobody is left to stop this process.
process.once('disconnect', () => process.exit(1));
