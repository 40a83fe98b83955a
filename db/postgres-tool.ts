import { spawn } from 'node:child_process';
import { Mistake } from './mistake.ts';

/**
 * Runs a program of PostgreSQL's own on the database at this address. The address goes by the environment, where
 * other users of the machine do not see its password. Returns what it printed, unless that goes to a file.
 * Throws a sentence when the program is not installed, and what it said when it fails.
 */
export function runPostgresTool(
  tool: 'pg_dump' | 'pg_restore',
  url: string,
  options: readonly string[],
  { stdout }: { stdout?: number } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(tool, options, {
      env: { ...process.env, ...connectionVariables(url) },
      stdio: ['ignore', stdout ?? 'pipe', 'pipe'],
    });
    let printed = '';
    let said = '';
    child.stdout?.on('data', (chunk) => (printed += String(chunk)));
    child.stderr?.on('data', (chunk) => (said += String(chunk)));
    child.once('error', (error) =>
      reject(
        'code' in error && error.code === 'ENOENT'
          ? new Mistake(
              `要用PostgreSQL自带的${tool}，请先安装。 ${tool} of PostgreSQL is needed: install its client programs.`,
            )
          : error,
      ),
    );
    child.once('close', (code) => (code === 0 ? resolve(printed) : reject(new Mistake(`${tool}: ${said}`))));
  });
}

function connectionVariables(url: string): Record<string, string> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const variables = {
    PGHOST: searchParams.get('host') ?? hostname.replace(/^\[|\]$/g, ''),
    PGPORT: searchParams.get('port') ?? port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    PGSSLMODE: searchParams.get('sslmode') ?? '',
    PGSSLROOTCERT: searchParams.get('sslrootcert') ?? '',
  };
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
}
