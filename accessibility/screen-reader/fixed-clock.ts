import { fixedMoment } from './fixed-clock-option.ts';

/** Preloaded into the portal under test: it is always this moment there, so that spoken days stay the same. */
const moment = fixedMoment.getTime();

globalThis.Date = class extends Date {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(moment);
    else super(...given);
  }
  static override now(): number {
    return moment;
  }
} as DateConstructor;
