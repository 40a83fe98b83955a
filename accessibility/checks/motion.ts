import type { Page } from '@playwright/test';
import type { Finding } from '../finding.ts';
import { lookInPage } from '../in-page.ts';
import type { Seen } from '../in-page.ts';

/** Nothing moves for longer than a moment, and nothing at all when the person asked for that (WCAG 2.2.2, 2.3.3). */
export async function motion(page: Page): Promise<Finding[]> {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const moving = await lookInPage(page, 'motion', look);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const inSpite = await lookInPage(page, 'motion', lookWhenReduced);
  await page.emulateMedia({ reducedMotion: null });
  return [...moving, ...inSpite];
}

function look(): Seen[] {
  const { point } = window.gate;
  const moving = document.getAnimations().flatMap((animation): Seen[] => {
    const end = Number(animation.effect?.getComputedTiming().endTime ?? 0);
    const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
    const { duration, iterations = 1 } = animation.effect?.getComputedTiming() ?? {};
    if (Number(duration) < 334 && iterations > 3)
      return [
        { rule: 'flashes', element: target ? point(target) : '', message: 'may flash more than 3 times a second' },
      ];
    return end > 5000
      ? [{ rule: 'moves-on', element: target ? point(target) : '', message: 'moves for more than 5 seconds' }]
      : [];
  });
  const elements = [...document.querySelectorAll('marquee, blink, [src$=".gif" i]')].map((element) => ({
    rule: 'moves-on',
    element: point(element),
    message: 'moves and cannot be stopped',
  }));
  return [...moving, ...elements];
}

function lookWhenReduced(): Seen[] {
  const { point } = window.gate;
  const seen: Seen[] = document.getAnimations().map((animation) => {
    const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
    return {
      rule: 'moves-in-spite',
      element: target ? point(target) : '',
      message: 'moves for people who asked for no motion',
    };
  });
  const isMoving = /all|transform|translate|rotate|scale|top|left|right|bottom|width|height|margin|padding|inset/;
  for (const element of document.querySelectorAll('*')) {
    const { transitionProperty, transitionDuration, scrollBehavior } = getComputedStyle(element);
    const lasts = transitionDuration.split(',').some((duration) => parseFloat(duration) > 0.01);
    if (lasts && isMoving.test(transitionProperty))
      seen.push({
        rule: 'moves-in-spite',
        element: point(element),
        message: `changes ${transitionProperty} in ${transitionDuration}`,
      });
    if (scrollBehavior === 'smooth')
      seen.push({
        rule: 'moves-in-spite',
        element: point(element),
        message: 'scrolls smoothly for people who asked for no motion',
      });
  }
  return seen;
}
