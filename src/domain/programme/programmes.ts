import { regionAndAbove } from '../region/region.ts';
import { huangshi } from './huangshi.ts';
import { kaizhou } from './kaizhou.ts';
import { liuzhou } from './liuzhou.ts';
import { ningjin } from './ningjin.ts';
import type { Programme } from './programme.ts';
import { zhuhai } from './zhuhai.ts';

/** Every plan the portal knows. A newer plan is a new file beside these, its text, and one name here. */
export const programmes: readonly Programme[] = [liuzhou, kaizhou, huangshi, zhuhai, ningjin];

/** The newest plan of a region by its code of six digits, or undefined when the portal knows none. */
export function findProgramme(region: string): Programme | undefined {
  return programmes
    .filter((programme) => programme.region === region)
    .sort((a, b) => b.period.from - a.period.from)
    .at(0);
}

/** The newest plan of each region, in the order regions were added. */
export function listCurrentProgrammes(): readonly Programme[] {
  return programmes.filter((programme) => findProgramme(programme.region) === programme);
}

/** The plan that reaches a place: its own, else that of the city it belongs to. 城中区 has the plan of 柳州市. */
export function findProgrammeCovering(region: string): Programme | undefined {
  return regionAndAbove(region)
    .flatMap((code) => findProgramme(code) ?? [])
    .at(0);
}
