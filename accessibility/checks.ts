import type { Page } from '@playwright/test';
import type { Finding } from './finding.ts';
import { browserMessages } from './checks/browser-messages.ts';
import { characterShortcuts } from './checks/character-shortcuts.ts';
import { clock } from './checks/clock.ts';
import { colourAlone } from './checks/colour-alone.ts';
import { cutOff } from './checks/cut-off.ts';
import { errorContract } from './checks/error-contract.ts';
import { fieldEdges } from './checks/field-edges.ts';
import { fieldNames } from './checks/field-names.ts';
import { fieldPurpose } from './checks/field-purpose.ts';
import { focusAppearance } from './checks/focus-appearance.ts';
import { forcedColours } from './checks/forced-colours.ts';
import { forms } from './checks/forms.ts';
import { generatedText } from './checks/generated-text.ts';
import { headings } from './checks/headings.ts';
import { hoverContent } from './checks/hover-content.ts';
import { imagesOfText } from './checks/images-of-text.ts';
import { keyboardWalk } from './checks/keyboard-walk.ts';
import { landmarks } from './checks/landmarks.ts';
import { language } from './checks/language.ts';
import { linkPurpose } from './checks/link-purpose.ts';
import { listsAndTables } from './checks/lists-and-tables.ts';
import { motion } from './checks/motion.ts';
import { mouseOnly } from './checks/mouse-only.ts';
import { orientation } from './checks/orientation.ts';
import { picturesAndMedia } from './checks/pictures-and-media.ts';
import { printView } from './checks/print-view.ts';
import { readingOrder } from './checks/reading-order.ts';
import { reflow } from './checks/reflow.ts';
import { selecting } from './checks/selecting.ts';
import { spacedWords } from './checks/spaced-words.ts';
import { startOfPage } from './checks/start-of-page.ts';
import { status } from './checks/status.ts';
import { targets } from './checks/targets.ts';
import { textContrast } from './checks/text-contrast.ts';
import { textLayout } from './checks/text-layout.ts';
import { textSize } from './checks/text-size.ts';
import { textSpacing } from './checks/text-spacing.ts';
import { title } from './checks/title.ts';
import { hearsPeople } from './listeners.ts';

/** Holds one thing on a page that is open, and says what breaks it. */
export type Check = (page: Page, reopen: () => Promise<unknown>) => Promise<Finding[]>;

/** The name of the mode in which every page is held to every check. */
export const baseMode = 'light';

/** What colours, sizes and settings can break. They leave the page as it was. */
export const checksOfEveryMode: readonly Check[] = [cutOff, targets, readingOrder, fieldEdges, textContrast];

/** What the words and the order of a page can break, whatever it looks like. They leave the page as it was. */
export const checksOfContent: readonly Check[] = [
  language,
  title,
  headings,
  landmarks,
  linkPurpose,
  fieldNames,
  fieldPurpose,
  forms,
  listsAndTables,
  picturesAndMedia,
  spacedWords,
  textLayout,
  errorContract,
  colourAlone,
];

/** What says the same in every mode. They leave the page as it was. */
export const checksOfBaseMode: readonly Check[] = [
  ...checksOfContent,
  orientation,
  imagesOfText,
  generatedText,
  browserMessages,
  mouseOnly,
  reflow,
  textSpacing,
  textSize,
  motion,
  printView,
  forcedColours,
  hoverContent,
];

/** What presses keys, and so wants a page of its own that was just opened. In the base mode only. */
export const checksOfFreshPage: readonly Check[] = [startOfPage, keyboardWalk, clock];

/** What only scripts can break, each on a fresh page too. Without a script that hears people there is nothing to try. */
export const checksOfScripts: readonly Check[] = [characterShortcuts, selecting, status];

/** What costs pictures of every control: held by each component once, in every theme. */
export const checksOfComponents: readonly Check[] = [focusAppearance];

/**
 * What the checks of our own find on the page that is open and was not touched yet. `reopen` shows the same page anew; a
 * reload does unless told otherwise.
 */
export async function checkFindings(
  page: Page,
  mode: string,
  reopen: () => Promise<unknown> = () => page.reload(),
): Promise<Finding[]> {
  const isBase = mode === baseMode;
  const findings: Finding[] = [];
  for (const check of [...checksOfEveryMode, ...(isBase ? checksOfBaseMode : [])])
    findings.push(...(await check(page, reopen)));
  if (!isBase) return findings;
  const further = (await hearsPeople(page)) ? [...checksOfFreshPage, ...checksOfScripts] : checksOfFreshPage;
  for (const check of further) {
    await reopen();
    findings.push(...(await check(page, reopen)));
  }
  return findings;
}

/** What other words in the same parts can break on the page that is open: a name that is missing, a word that is cut off. */
export async function contentFindings(page: Page): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of [cutOff, targets, readingOrder, ...checksOfContent])
    findings.push(...(await check(page, () => page.reload())));
  return findings;
}
