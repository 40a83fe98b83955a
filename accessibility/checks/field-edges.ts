import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { installInPage, signed } from '../in-page.ts';
import type { Seen } from '../in-page.ts';
import { pictureOf } from '../picture.ts';

/** The edge of each field can be seen on all its sides: 3 to 1 in the pixels that are painted (WCAG 1.4.11). */
export async function fieldEdges(page: Page): Promise<Finding[]> {
  await page.evaluate(installInPage);
  const hasFields = await page.evaluate(() => window.gate.fields().some(window.gate.isSeen));
  return hasFields ? signed('field-edges', await page.evaluate(look, await pictureOf(page))) : [];
}

/** Runs in the page. */
async function look(picture: string): Promise<Seen[]> {
  const { contrast, fields, isSeen, pixelsOf, point } = window.gate;
  const { data, width, height } = await pixelsOf(picture);
  const colour = (x: number, y: number) => {
    const at =
      (Math.min(height - 1, Math.max(0, Math.floor(y))) * width + Math.min(width - 1, Math.max(0, Math.floor(x)))) * 4;
    return `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
  };
  return fields().flatMap((field): Seen[] => {
    if (!isSeen(field) || field.matches(':disabled, [type="range"], [type="file"]')) return [];
    const box = field.getBoundingClientRect();
    const [left, top] = [box.left + window.scrollX, box.top + window.scrollY];
    const [right, bottom] = [left + box.width, top + box.height];
    if (bottom > height) return [];
    // The corners may be round, so a quarter from them; 3 pixels outside is what the field stands on.
    const places = [1 / 4, 1 / 2, 3 / 4].flatMap((share) => {
      const [x, y] = [left + box.width * share, top + box.height * share];
      return [
        { side: 'left', outside: [left - 3, y], inward: [1, 0], from: [left - 1, y] },
        { side: 'right', outside: [right + 2, y], inward: [-1, 0], from: [right, y] },
        { side: 'top', outside: [x, top - 3], inward: [0, 1], from: [x, top - 1] },
        { side: 'bottom', outside: [x, bottom + 2], inward: [0, -1], from: [x, bottom] },
      ] as const;
    });
    const sides = new Map<string, number>();
    for (const { side, outside, inward, from } of places) {
      const ground = colour(...outside);
      // The edge and what is within it: a field that is darker than the page needs no line.
      const ratios = Array.from({ length: 6 }, (_, step) =>
        contrast(colour(from[0] + inward[0] * step, from[1] + inward[1] * step), ground),
      );
      sides.set(side, Math.max(sides.get(side) ?? 0, ...ratios));
    }
    const faint = [...sides].filter(([, ratio]) => ratio < 3);
    if (faint.length === 0) return [];
    const message = faint.map(([side, ratio]) => `${side} ${ratio.toFixed(1)} to 1`).join(', ');
    return [{ rule: 'field-edge-faint', element: point(field), message }];
  });
}
