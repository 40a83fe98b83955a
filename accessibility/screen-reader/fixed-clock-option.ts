/** The moment at which the portal under test lives for ever. */
export const fixedMoment = new Date('2026-11-02T10:00:00+08:00');

/** The option of Node that makes a process live at that moment. */
export const fixedClock = `--import=${new URL('fixed-clock.ts', import.meta.url).href}`;
