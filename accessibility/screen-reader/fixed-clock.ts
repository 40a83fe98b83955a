/** Preloaded into the portal under test: it is always this moment there, so that spoken days stay the same. */
const moment = Date.parse('2026-11-02T10:00:00+08:00');

globalThis.Date = class extends Date {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(moment);
    else super(...given);
  }
  static override now(): number {
    return moment;
  }
} as DateConstructor;
