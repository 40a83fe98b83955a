import { readPreferences, standardDisplay, writeDisplay } from './preferences.ts';
import type { Preferences } from './preferences.ts';

export interface CookieReading {
  preferences: Preferences;
  /** The same settings as a Cookie header says them; empty when nothing was chosen. */
  canonical: string;
  /** Whether there are cookies besides the settings; what is shown may then be personal. */
  hasOthers: boolean;
}

const noCookies: CookieReading = {
  preferences: { display: standardDisplay, region: undefined },
  canonical: '',
  hasOthers: false,
};

/** Reads the Cookie header. Values that are no settings of ours count as not chosen. */
export function readCookies(header: string | undefined): CookieReading {
  if (!header) return noCookies;
  const values: { display: string | undefined; region: string | undefined } = { display: undefined, region: undefined };
  let hasOthers = false;
  for (const part of header.split(';')) {
    const [, name, value = ''] = /^\s*([^=\s]+)\s*=\s*"?([^"]*)"?\s*$/.exec(part) ?? [];
    if (name === 'display' || name === 'region') values[name] ??= decode(value);
    else if (part.trim() !== '') hasOthers = true;
  }
  const preferences = readPreferences(values);
  return { preferences, canonical: writeCookies(preferences), hasOthers };
}

function writeCookies({ display, region }: Preferences): string {
  const chosen = writeDisplay(display);
  const parts = [
    ...(chosen === writeDisplay(standardDisplay) ? [] : [`display=${encodeURIComponent(chosen)}`]),
    ...(region ? [`region=${region}`] : []),
  ];
  return parts.join('; ');
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
