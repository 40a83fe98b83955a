/** Preloaded into a portal: its clock goes ahead by as many days as `CLOCK_AHEAD_DAYS` says. */
const ahead = Number(process.env['CLOCK_AHEAD_DAYS']) * 24 * 60 * 60 * 1000;
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...given);
  }
  static override now(): number {
    return RealDate.now() + ahead;
  }
} as DateConstructor;
