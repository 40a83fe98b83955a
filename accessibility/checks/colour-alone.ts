import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** A label, an item or a cell that has a colour of its own says in words what the colour means (WCAG 1.4.1). */
export const colourAlone = (page: Page): Promise<Finding[]> => lookInPage(page, 'colour-alone', look);

function look(): Seen[] {
  const { hasOwnText, isSeen, point, words } = window.gate;
  const kinds = [
    'form label, form legend',
    'main li',
    'main dd',
    'main td',
    'main p, main p span, main p b, main p strong',
  ];
  const says = /必填|选填|错误|成功|已|未|不|请|注意|警告|截止|暂停|开放|关闭|新|推荐/;
  return kinds.flatMap((kind) => {
    const all = [...document.querySelectorAll(kind)].filter((each) => isSeen(each) && hasOwnText(each));
    const colours = all.map((each) => getComputedStyle(each).color);
    const count = (colour: string) => colours.filter((each) => each === colour).length;
    return all.flatMap((each, index): Seen[] => {
      const [red = 0, green = 0, blue = 0] = (colours[index]?.match(/[\d.]+/g) ?? []).map(Number);
      // Greys say less or more, and nothing else.
      const isColour = Math.max(red, green, blue) - Math.min(red, green, blue) > 60;
      const isRare = count(colours[index] ?? '') * 2 <= all.length;
      if (!isColour || !isRare || all.length < 2 || says.test(words(each))) return [];
      return [
        {
          rule: 'colour-without-word',
          element: point(each),
          message: `only ${colours[index]} tells it from the others`,
        },
      ];
    });
  });
}
