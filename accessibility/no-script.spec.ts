import { expect, test } from './gate.ts';
import { pageStates, routesWithScript } from './routes.ts';

test.use({ javaScriptEnabled: false });

for (const state of pageStates.filter(({ answers }) => answers === undefined)) {
  test(`${state.name} says everything with scripts off`, async ({ page, portal, samples }) => {
    const path = state.path(samples);
    const sent = await (await portal.visit(path)).text();
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('main')).toBeVisible();
    // What the server sent is what is shown: nothing waits for a script, and nothing is offered only with one.
    expect(sent).not.toMatch(/<noscript|<template|<astro-island|\shidden(?:=|>|\s)/);
    const withoutScripts = sent.replace(/<script type="application\/ld\+json">[\s\S]*?<\/script>/g, '');
    // A passkey needs a script, which adds its button itself; the page says so, and leads to the other ways.
    if (!routesWithScript.includes(state.route)) expect(withoutScripts).not.toMatch(/<script[^>]*\ssrc=/);
  });
}
