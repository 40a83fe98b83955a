import { closeSync, constants, copyFileSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ActivityLog } from './activity.ts';
import type { Activity } from './activity.ts';
import type { Desktop } from './desktop.ts';
import { HarnessError, sleep, until } from './harness-error.ts';

export interface Wait {
  /** How long there must have been nothing to hear, in ms. A live region speaks once per 100 ms: never below 150. */
  quiet: number;
  /** Whether what was waited for has come, by what has happened since the step began. */
  isReady: (activity: readonly Activity[]) => boolean;
  /** When to give up, in ms. */
  limit: number;
  /** A round trip through the browser; false when it had no time to answer. */
  askBrowser: () => Promise<boolean>;
}

/** Rounds of questions that must pass without anything happening: a slow machine makes them longer. */
const cleanRounds = 3;

/** A running Orca and what it says. */
export class Orca {
  readonly log: ActivityLog;
  readonly #desktop: Desktop;
  readonly #questions: number;
  #asked = 0;

  private constructor(desktop: Desktop, log: ActivityLog, questions: number) {
    this.#desktop = desktop;
    this.log = log;
    this.#questions = questions;
  }

  /** Starts Orca on the desktop. Throws HarnessError when it does not speak Chinese. */
  static async start(desktop: Desktop): Promise<Orca> {
    const { folder, environment } = desktop;
    mkdirSync(join(folder, 'data/orca'));
    copyFileSync(join(import.meta.dirname, 'orca/customizations.py'), join(folder, 'data/orca/orca-customizations.py'));
    const log = new ActivityLog(join(folder, 'activity.jsonl'));
    const questions = join(folder, 'questions');
    await desktop.run('mkfifo', questions);
    const descriptor = openSync(questions, constants.O_RDWR | constants.O_NONBLOCK);
    desktop.processes.start('/usr/bin/python3', [join(import.meta.dirname, 'orca/launch.py')], {
      ...environment,
      ACTIVITY_LOG: join(folder, 'activity.jsonl'),
      QUESTIONS: questions,
    });
    const greeting = await until('Orca says that it is there', () => {
      desktop.processes.checkAlive();
      log.read();
      return log.entries.find((entry) => entry.kind === 'said')?.text;
    });
    if (greeting !== '屏幕阅读器启用。') throw new HarnessError(`Orca does not speak Chinese: ${greeting}`);
    return new Orca(desktop, log, descriptor);
  }

  /**
   * Waits until what was waited for has come and nothing happens any more: no speech, no event, no work waiting.
   * Returns whether it came. Throws HarnessError when there is no rest.
   */
  async rest(from: number, { quiet, isReady, limit, askBrowser }: Wait): Promise<boolean> {
    const startedAt = performance.now();
    let seen = from;
    let lastAt = startedAt;
    let clean = 0;
    const busy = { queue: 0, 'live-queue': 0, reading: 0 };
    const look = (): boolean => {
      const before = seen;
      for (const total = this.log.read(); seen < total; seen += 1) note(this.log.entries[seen], busy);
      const isCalm = this.log.entries.slice(before, seen).every((entry) => entry.kind === 'answer');
      if (!isCalm) lastAt = performance.now();
      return isCalm;
    };
    for (;;) {
      if (!look()) clean = 0;
      const ready = isReady(this.log.entries.slice(from));
      const isIdle = busy.queue + busy['live-queue'] + busy.reading === 0;
      const silence = performance.now() - lastAt;
      if (ready && isIdle && silence >= quiet && clean >= cleanRounds) return true;
      if (performance.now() - startedAt > limit) {
        if (ready || !isIdle || silence < quiet) throw new HarnessError('Orca came to no rest');
        return false;
      }
      this.#desktop.processes.checkAlive();
      if (!ready || !isIdle || clean >= cleanRounds) await sleep(10);
      else clean = (await askBrowser()) && (await this.#ask()) && look() ? clean + 1 : 0;
    }
  }

  close(): void {
    this.log.close();
    closeSync(this.#questions);
  }

  /** A round trip through Orca's main loop and on to the browser. False when no answer comes in time. */
  async #ask(): Promise<boolean> {
    const number = (this.#asked += 1);
    const from = this.log.entries.length;
    writeSync(this.#questions, `${number}\n`);
    for (const startedAt = performance.now(); performance.now() - startedAt < 5000; await sleep(5)) {
      this.log.read();
      const isAnswer = (entry: Activity) => entry.kind === 'answer' && entry.number === number;
      if (this.log.entries.slice(from).some(isAnswer)) return true;
    }
    return false;
  }
}

function note(entry: Activity | undefined, busy: Record<'queue' | 'live-queue' | 'reading', number>): void {
  if (entry?.kind === 'queue' || entry?.kind === 'live-queue') busy[entry.kind] = entry.waiting;
  if (entry?.kind === 'answer') busy.queue = entry.waiting;
  if (entry?.kind === 'reading-on') busy.reading = 1;
  if (entry?.kind === 'read-on') busy.reading = 0;
}
