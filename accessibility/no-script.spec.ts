import { access } from '#src/access.ts';
import { expect, test } from './gate.ts';
import { pageStates, routesWithScript } from './routes.ts';

for (const state of pageStates)
  test(`${state.name} is sent whole, and asks for no script`, async ({ respond }) => {
    const sent = await (await respond(state)).text();
    // Nothing waits for a script, and nothing is offered only with one.
    expect(sent).not.toMatch(/<noscript|<template|<astro-island|\shidden(?:=|>|\s)/);
    const withoutData = sent.replace(/<script type="application\/ld\+json">[\s\S]*?<\/script>/g, '');
    // A passkey needs a script, which adds its button itself; the page says so, and leads to the other ways.
    if (!routesWithScript.includes(state.route)) expect(withoutData).not.toMatch(/<script[^>]*\ssrc=/);
  });

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false });

  for (const state of pageStates.filter(({ route, answers }) => access[route] === 'everyone' && !answers))
    test(`${state.name} shows its heading and what it is about`, async ({ page, samples }) => {
      await page.goto(state.path(samples));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('main')).toBeVisible();
    });
});
