import { ConfigurationError } from '#src/configuration.ts';
import type { Configuration } from '#src/configuration.ts';
import type { RequestLog } from '#src/request-log.ts';
import { startServer } from '#src/server.ts';
import { sendMessages } from './send-messages.ts';
import { sweepHourly } from './sweep-hourly.ts';

/** Serves until the process is told to stop, then finishes what was begun. Returns the portal's own origin. */
export async function keepServing(configuration: Configuration, log: RequestLog): Promise<string> {
  // The pages read these for themselves.
  process.env['DATABASE_URL'] = configuration.databaseUrl;
  process.env['DATA_DIR'] = configuration.dataDirectory;
  process.env['MESSAGES'] = configuration.messages === 'none' ? 'none' : 'sent';
  const server = await startServer(configuration, log).catch((error: unknown) => {
    throw explain(error, configuration);
  });
  const stopSweeping = sweepHourly(configuration.databaseUrl);
  const stopSending = sendMessages(configuration);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(
      signal,
      () =>
        void server
          .close()
          .then(stopSweeping)
          .then(stopSending)
          .then(() => process.exit(0)),
    );
  return server.origin;
}

/** Runs a command. What its user can mend in the configuration is told as a sentence. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

function explain(error: unknown, { host, port }: Configuration): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new ConfigurationError(
      `PORT：${port}已经被别的程序占用，可以换一个，例如 PORT=${port + 1} npm start。 ` +
        `PORT: ${port} is in use by another program; choose another one, such as PORT=${port + 1} npm start.`,
    );
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new ConfigurationError(
      `HOST、PORT：不能在${host}的${port}端口上监听。 HOST, PORT: cannot listen on port ${port} of ${host}.`,
    );
  return error;
}
