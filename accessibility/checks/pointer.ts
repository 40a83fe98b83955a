import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { installInPage, signed } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** What a listener hears that keyboards, switches and trembling hands do not make. */
const listeners: readonly [RegExp, string, string][] = [
  [/^(mousedown|pointerdown|touchstart)$/, 'acts-on-press', 'acts when it is pressed, so nobody can change their mind'],
  [/^(touchmove|pointermove|mousemove|gesture\w+)$/, 'gesture', 'hears a movement that not everybody can make'],
  [/^(touchend|touchcancel)$/, 'touch-alone', 'hears fingers and no keyboard'],
  [/^(devicemotion|deviceorientation)$/, 'motion-of-device', 'hears how the device is moved'],
  [/^(drag\w*|drop)$/, 'dragging', 'hears dragging'],
];

/** Nothing asks for a gesture, dragging, shaking or a press that cannot be taken back (WCAG 2.1.1, 2.5.1 to 2.5.7). */
export async function pointer(page: Page): Promise<Finding[]> {
  await page.evaluate(installInPage);
  const session = await page.context().newCDPSession(page);
  const heard = async (expression: string): Promise<{ type: string; backendNodeId?: number }[]> => {
    const { result } = await session.send('Runtime.evaluate', { expression });
    if (!result.objectId) return [];
    const all = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId, depth: -1 });
    return all.listeners;
  };
  const seen: Seen[] = [];
  const clicked: number[] = [];
  for (const { type, backendNodeId } of [...(await heard('window')), ...(await heard('document'))]) {
    for (const [pattern, rule, message] of listeners)
      if (pattern.test(type)) seen.push({ rule, element: `${type} listener`, message });
    if (type === 'click' && backendNodeId) clicked.push(backendNodeId);
  }
  for (const backendNodeId of clicked) {
    const { object } = await session.send('DOM.resolveNode', { backendNodeId });
    if (!object.objectId) continue;
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: `function () {
        const isReached = !(this instanceof HTMLElement) || this.matches('body, html, label, form, fieldset') || this.tabIndex >= 0;
        return isReached ? '' : window.gate.point(this);
      }`,
      returnByValue: true,
    });
    const element: unknown = result.value;
    if (typeof element === 'string' && element)
      seen.push({ rule: 'mouse-alone', element, message: 'can be clicked, and Tab does not reach it' });
  }
  await session.detach();
  return signed('pointer', [...seen, ...(await page.evaluate(look))]);
}

/** Runs in the page. */
function look(): Seen[] {
  const { point } = window.gate;
  const found = (selector: string, rule: string, message: string): Seen[] =>
    [...document.querySelectorAll(selector)].map((each) => ({ rule, element: point(each), message }));
  return [
    ...found('[draggable="true"]', 'dragging', 'is dragged'),
    ...found('input[type="range"]', 'dragging', 'is a slider, where a field or a list of choices would do'),
  ];
}
