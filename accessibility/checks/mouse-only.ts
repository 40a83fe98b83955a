import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';
import { markListeners } from '../listeners.ts';

/**
 * What the mouse can do, the keyboard can (WCAG 2.1.1); nothing is done by pressing down, dragging, gestures or moving the
 * device alone (WCAG 2.5.1, 2.5.2, 2.5.4, 2.5.7).
 */
export async function mouseOnly(page: Page): Promise<Finding[]> {
  await markListeners(page);
  return lookInPage(page, 'mouse-only', look);
}

function look(): Seen[] {
  const { focusable, point } = window.gate;
  const seen: Seen[] = [];
  const reachable = new Set<Element>(focusable());
  const native = 'a[href], area[href], button, input, select, textarea, summary, option, label, video, audio, iframe';
  const listens = (element: Element, ...kinds: string[]) =>
    (element.getAttribute('data-listens') ?? '').split(' ').some((kind) => kinds.includes(kind));
  const upwards = (element: Element, ...kinds: string[]) => {
    for (let each: Element | null = element; each; each = each.parentElement) if (listens(each, ...kinds)) return true;
    return false;
  };
  const say = (rule: string, element: Element, message: string) =>
    seen.push({ rule, element: point(element), message });
  const roles = 'button link checkbox radio switch tab menuitem option slider combobox textbox'.split(' ');

  for (const element of document.querySelectorAll('[data-listens], [role]')) {
    if (element === document.documentElement || element === document.body || !element.checkVisibility()) continue;
    const isPressed = listens(element, 'click', 'dblclick', 'mouseup', 'pointerup', 'touchend');
    const isNamedControl = roles.includes(element.getAttribute('role') ?? '') && !element.hasAttribute('tabindex');
    // What listens for its children, such as a form or a list, is not pressed itself.
    const isForChildren = [...reachable].some((each) => each !== element && element.contains(each));
    if (
      (isPressed || isNamedControl) &&
      !reachable.has(element) &&
      !element.matches(native) &&
      !isForChildren &&
      !element.closest(':disabled')
    )
      say('pressed-by-mouse-only', element, 'can be pressed and not reached by Tab');
    if (
      isPressed &&
      reachable.has(element) &&
      !element.matches(native) &&
      !upwards(element, 'keydown', 'keyup', 'keypress')
    )
      say('pressed-by-mouse-only', element, 'can be reached by Tab and not pressed with Enter');
    if (element.matches('button, a[href], input') && listens(element, 'dblclick') && !listens(element, 'click'))
      say('pressed-by-mouse-only', element, 'wants to be pressed twice');
    if (listens(element, 'contextmenu'))
      say('pressed-by-mouse-only', element, 'takes over the right button of the mouse');
  }
  for (const element of document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'))
    if (element.tabIndex < 0 && !element.matches(':disabled, [type="hidden"]') && element.checkVisibility())
      say('pressed-by-mouse-only', element, 'is passed by when people press Tab');
  for (const element of document.querySelectorAll('[data-listens]')) {
    if (listens(element, 'mousedown', 'pointerdown', 'touchstart'))
      say('acts-on-press', element, 'acts as soon as it is pressed, so that nobody can change their mind');
    if (listens(element, 'touchmove', 'pointermove', 'mousemove', 'gesturestart', 'gesturechange', 'wheel'))
      say('gesture', element, 'listens to a path or a gesture');
    if (listens(element, 'devicemotion', 'deviceorientation', 'deviceorientationabsolute'))
      say('device-moved', element, 'listens to how the device is moved');
  }
  for (const element of document.querySelectorAll(
    '[draggable="true"], [data-listens~="dragstart"], input[type="range"]',
  )) {
    const item = element.closest('li, tr, label, fieldset') ?? element;
    if (!item.querySelector('button, select, input:not([type="range"]), a[href]'))
      say('dragging', element, 'is dragged, and nothing else does the same');
  }
  return seen;
}
