let count = Math.floor(Math.random() * 90_000_000);

/** Eight digits that name a request in the log; a person can read them out on the phone. */
export function nextIncident(): string {
  count = (count + 1) % 90_000_000;
  return String(10_000_000 + count);
}

/** An incident in two groups of four digits, which a screen reader reads digit by digit or as two short numbers. */
export const sayIncident = (incident: string): string => `${incident.slice(0, 4)} ${incident.slice(4)}`;
