import { isRegion } from './domain/region/region.ts';

/** Display settings: the first value of each is what nobody has to choose. */
export const displayChoices = {
  size: { '100': '标准', '125': '大', '150': '更大', '200': '最大' },
  theme: { auto: '跟随设备', light: '浅色', dark: '深色', contrast: '高对比度' },
  spacing: { normal: '标准', wide: '宽松' },
  targets: { normal: '标准', large: '加大' },
} as const;

export type DisplaySetting = keyof typeof displayChoices;

export type Display = { [Setting in DisplaySetting]: keyof (typeof displayChoices)[Setting] };

export interface Preferences {
  display: Display;
  /** GB/T 2260 code, when the visitor chose a region. */
  region: string | undefined;
}

export const displaySettings = Object.keys(displayChoices) as DisplaySetting[];

export const standardDisplay: Display = { size: '100', theme: 'auto', spacing: 'normal', targets: 'normal' };

/** Reads the two preference cookies; whatever is not a known value counts as not chosen. */
export function readPreferences(cookies: { display: string | undefined; region: string | undefined }): Preferences {
  const chosen = new URLSearchParams(cookies.display ?? '');
  const value = <Setting extends DisplaySetting>(setting: Setting): Display[Setting] => {
    const text = chosen.get(setting) ?? '';
    return (Object.hasOwn(displayChoices[setting], text) ? text : standardDisplay[setting]) as Display[Setting];
  };
  return {
    display: { size: value('size'), theme: value('theme'), spacing: value('spacing'), targets: value('targets') },
    region: cookies.region && isRegion(cookies.region) ? cookies.region : undefined,
  };
}

/** The value of the `display` cookie; the server's cache key too. */
export const writeDisplay = (display: Display): string => new URLSearchParams(display).toString();

/** A year, in seconds: preferences outlast a visit. */
export const preferenceAge = 365 * 24 * 60 * 60;
