/** The option of Node that makes a process live at one fixed moment. */
export const fixedClock = `--import=${new URL('fixed-clock.ts', import.meta.url).href}`;
