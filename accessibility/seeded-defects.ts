import { alternatives } from './seeded-defects/alternatives.ts';
import { behaviour } from './seeded-defects/behaviour.ts';
import type { Defect, Defects, SeededDefect } from './seeded-defects/defect.ts';
import { forms } from './seeded-defects/forms.ts';
import { keyboard } from './seeded-defects/keyboard.ts';
import { language } from './seeded-defects/language.ts';
import { namesAndStatus } from './seeded-defects/names-and-status.ts';
import { navigation } from './seeded-defects/navigation.ts';
import { pointer } from './seeded-defects/pointer.ts';
import { rulesOfOurOwn } from './seeded-defects/rules-of-our-own.ts';
import { sight } from './seeded-defects/sight.ts';
import { structure } from './seeded-defects/structure.ts';
import { timeAndMotion } from './seeded-defects/time-and-motion.ts';
import { together } from './seeded-defects/together.ts';

/** The defects that one page shows, by what was done wrong. */
export const defectsOfOnePage: Defects = {
  ...alternatives,
  ...structure,
  ...sight,
  ...keyboard,
  ...timeAndMotion,
  ...navigation,
  ...pointer,
  ...language,
  ...behaviour,
  ...forms,
  ...namesAndStatus,
  ...rulesOfOurOwn,
};

/** Every seeded defect, by what was done wrong. */
export const seededDefects: Readonly<Record<string, SeededDefect>> = { ...defectsOfOnePage, ...together };

/** The defect of one page that has a name; throws when there is none. */
export function defectCalled(name: string): Defect {
  const defect = defectsOfOnePage[name];
  if (!defect) throw new Error(`No seeded defect is called “${name}”`);
  return defect;
}
