import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** The words in the place of a picture say what it shows, and are no file name and no word for “picture” (WCAG 1.1.1). */
export const alternatives = (page: Page): Promise<Finding[]> => lookInPage(page, 'alternatives', look);

function look(): Seen[] {
  const { point } = window.gate;
  const isFile = /\.(png|jpe?g|gif|svg|webp|avif|bmp)$|^(img|image|dsc|photo|pic|screenshot)[-_ ]?\d*$/i;
  const isEmpty = /^(这是)?(一张|一个)?(图片?|照片|图像|图标|插图|配图|标志|logo|icon|image|photo|picture)$/i;
  return [
    ...document.querySelectorAll('img[alt], [role="img"][aria-label], area[alt], input[type="image"][alt]'),
  ].flatMap((each): Seen[] => {
    const words = (each.getAttribute('aria-label') ?? each.getAttribute('alt') ?? '').trim();
    const element = point(each);
    if (isFile.test(words))
      return [{ rule: 'alternative-is-file', element, message: `“${words}” is the name of a file` }];
    if (isEmpty.test(words))
      return [{ rule: 'alternative-empty', element, message: `“${words}” does not say what it shows` }];
    const around = each.closest('a, button, figure')?.textContent?.trim();
    return words !== '' && around === words
      ? [{ rule: 'alternative-repeated', element, message: `“${words}” stands beside it already` }]
      : [];
  });
}
