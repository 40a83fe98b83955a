import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';

/** What orca/customizations.py tells: what was said, and what Orca is busy with. */
export type Activity =
  | { kind: 'said'; text: string; live: boolean }
  | { kind: 'silenced' | 'reading-on' | 'read-on' }
  | { kind: 'queue' | 'live-queue'; waiting: number }
  | { kind: 'key'; key: string; down: boolean; taken: boolean }
  | { kind: 'command'; key: string; failed: boolean }
  | { kind: 'answer'; number: number; waiting: number };

/** The file that Orca writes to, read as it grows. */
export class ActivityLog {
  readonly entries: Activity[] = [];
  readonly #descriptor: number;
  readonly #chunk = Buffer.alloc(65_536);
  readonly #decoder = new TextDecoder();
  #unfinished = '';

  constructor(file: string) {
    writeFileSync(file, '');
    this.#descriptor = openSync(file, 'r');
  }

  /** Takes in what was written since. Returns how many entries there are. */
  read(): number {
    for (let length = 1; length > 0;) {
      length = readSync(this.#descriptor, this.#chunk);
      this.#unfinished += this.#decoder.decode(this.#chunk.subarray(0, length), { stream: true });
    }
    const lines = this.#unfinished.split('\n');
    this.#unfinished = lines.pop() ?? '';
    // Our own customisation writes these shapes.
    for (const line of lines) this.entries.push(JSON.parse(line) as Activity);
    return this.entries.length;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** Something heard as one piece. */
export interface Phrase {
  text: string;
  /** A live region said it by itself. */
  live: boolean;
  /** Orca broke it off before it said the next. */
  interrupted: boolean;
}

/** What the browser itself says of a download, in its own time and words. */
const ofBrowser = /^通知 Download /;

/** What was heard of the page, in order. Orca marks a pause by a full stop; that is not spoken. */
export function phrasesOf(activity: readonly Activity[]): Phrase[] {
  const phrases: Phrase[] = [];
  for (const entry of activity) {
    const text = entry.kind === 'said' ? entry.text.replace(/(?<!\.)\.$/, '').trim() : '';
    if (entry.kind === 'said' && text !== '' && !ofBrowser.test(text))
      phrases.push({ text, live: entry.live, interrupted: false });
    if (entry.kind === 'silenced') for (const phrase of phrases) phrase.interrupted = true;
  }
  return phrases;
}
