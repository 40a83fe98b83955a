import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { HarnessError, sleep, until } from './harness-error.ts';

interface Member {
  name: string;
  child: ChildProcess;
  ended: Promise<void>;
}

/** The processes of one session, each in a group of its own, so that what they start ends with them. */
export class ProcessGroups {
  readonly #members: Member[] = [];
  readonly #logs: string;
  readonly #endAll = () => this.#members.forEach((member) => signal(member, 'SIGKILL'));

  /** What the processes print goes to files in `logs`. */
  constructor(logs: string) {
    this.#logs = logs;
    process.once('exit', this.#endAll);
  }

  /** Starts a program. What it writes to its file descriptor 3 can be read by `firstLine`. */
  start(command: string, words: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
    const name = command.slice(command.lastIndexOf('/') + 1);
    const output = openSync(join(this.#logs, `${name}.log`), 'w');
    const child = spawn(command, words, {
      env: environment,
      detached: true,
      stdio: ['ignore', output, output, 'pipe'],
    });
    closeSync(output);
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
    this.#members.push({ name, child, ended });
    return child;
  }

  get areAlive(): boolean {
    return this.#members.every(({ child }) => isRunning(child));
  }

  /** Throws HarnessError when a process of the session has ended by itself. */
  checkAlive(): void {
    for (const { name, child } of this.#members)
      if (!isRunning(child)) throw new HarnessError(`${name} ended with ${child.exitCode ?? child.signalCode}`);
  }

  /** Ends them in the opposite order: asks first, and does not wait for ever. */
  async stop(): Promise<void> {
    for (const member of [...this.#members].reverse()) {
      if (isRunning(member.child)) signal(member, 'SIGTERM');
      await Promise.race([member.ended, sleep(2000)]);
      signal(member, 'SIGKILL');
      await member.ended;
    }
    process.removeListener('exit', this.#endAll);
  }
}

/** The first line a program writes to its file descriptor 3. */
export function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  // `start` made a pipe of it.
  (child.stdio[3] as Readable).on('data', (chunk) => (text += String(chunk)));
  return until(`a first line from ${child.spawnfile}`, () => {
    if (!isRunning(child)) throw new HarnessError(`${child.spawnfile} did not start`);
    return text.includes('\n') ? text.trim() : undefined;
  });
}

const isRunning = (child: ChildProcess): boolean =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null;

function signal({ child }: Member, name: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, name);
  } catch {
    // The group is gone already.
  }
}
