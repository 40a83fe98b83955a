import type { Page } from '@playwright/test';
import type { Finding } from './finding.ts';
import { alternatives } from './checks/alternatives.ts';
import { authentication } from './checks/authentication.ts';
import { browserMessages } from './checks/browser-messages.ts';
import { colourAlone } from './checks/colour-alone.ts';
import { cutOff } from './checks/cut-off.ts';
import { errorContract } from './checks/error-contract.ts';
import { fieldEdges } from './checks/field-edges.ts';
import { fieldNames } from './checks/field-names.ts';
import { fieldPurpose } from './checks/field-purpose.ts';
import { generatedText } from './checks/generated-text.ts';
import { headings } from './checks/headings.ts';
import { imagesOfText } from './checks/images-of-text.ts';
import { keyboardWalk } from './checks/keyboard-walk.ts';
import { landmarks } from './checks/landmarks.ts';
import { language } from './checks/language.ts';
import { linkPurpose } from './checks/link-purpose.ts';
import { listsAndTables } from './checks/lists-and-tables.ts';
import { media } from './checks/media.ts';
import { orientation } from './checks/orientation.ts';
import { pointer } from './checks/pointer.ts';
import { readingOrder } from './checks/reading-order.ts';
import { reflow } from './checks/reflow.ts';
import { startOfPage } from './checks/start-of-page.ts';
import { targets } from './checks/targets.ts';
import { textContrast } from './checks/text-contrast.ts';
import { textLayout } from './checks/text-layout.ts';
import { textSize } from './checks/text-size.ts';
import { textSpacing } from './checks/text-spacing.ts';
import { title } from './checks/title.ts';

/** Holds one thing on a page that is open, and says what breaks it. */
export type Check = (page: Page) => Promise<Finding[]>;

/** The name of the mode in which every page is held to every check. */
export const baseMode = 'light';

/** What colours, sizes and settings can break. They leave the page as it was. */
export const checksOfEveryMode: readonly Check[] = [cutOff, targets, readingOrder, fieldEdges, textContrast];

/** What says the same in every mode. They leave the page as it was. */
export const checksOfBaseMode: readonly Check[] = [
  language,
  title,
  headings,
  landmarks,
  linkPurpose,
  fieldNames,
  fieldPurpose,
  listsAndTables,
  textLayout,
  errorContract,
  alternatives,
  authentication,
  browserMessages,
  colourAlone,
  generatedText,
  imagesOfText,
  media,
  orientation,
  pointer,
  reflow,
  textSpacing,
  textSize,
];

/** What presses keys, and so wants a page of its own that was just opened. In the base mode only. */
export const checksOfFreshPage: readonly Check[] = [startOfPage, keyboardWalk];

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
  for (const check of [...(isBase ? checksOfBaseMode : []), ...checksOfEveryMode])
    findings.push(...(await check(page)));
  for (const check of isBase ? checksOfFreshPage : []) {
    await reopen();
    findings.push(...(await check(page)));
  }
  return findings;
}
