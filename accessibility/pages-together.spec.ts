import { access } from '#src/access.ts';
import { factsOf, placesTogether, titlesTogether, waysTogether } from './checks/pages-together.ts';
import type { PageFacts } from './checks/pages-together.ts';
import { sayFinding } from './finding.ts';
import { expect, test } from './gate.ts';
import { pageStates } from './routes.ts';

test('titles are unique, navigation and help stand at the same place, and every page is found in two ways', async ({
  open,
  page,
}) => {
  test.setTimeout(600_000);
  const pages: PageFacts[] = [];
  const chosen: PageFacts[] = [];
  // A page of one person, or of one thing that only some may open, may be called the same for the next.
  const own = new Map(pageStates.filter(({ route }) => access[route] !== 'everyone').map((each) => [each.name, each]));
  for (const state of pageStates) {
    await open(state);
    const { pathname, search } = new URL(page.url());
    // A form with mistakes is one page, a missing page another, and a list a new one with every search.
    const isSentBack = (await page.title()).startsWith('错误：');
    const address = state.status === 404 ? 'missing' : state.route === '/jobs' ? pathname + search : pathname;
    const facts = await factsOf(page, state.name, isSentBack ? `${pathname} with mistakes` : address);
    (state.region ? chosen : pages).push(facts);
  }
  const ofOneRoute = (facts: PageFacts): PageFacts => {
    const { route, status } = own.get(facts.name) ?? {};
    return route && status !== 404 ? { ...facts, place: `${route} ${status === 422}` } : facts;
  };
  expect.soft(titlesTogether([...pages, ...chosen].map(ofOneRoute)).map(sayFinding)).toEqual([]);
  expect.soft(placesTogether(pages).map(sayFinding)).toEqual([]);
  // Whoever has chosen a region is offered to change it, at the same place.
  expect.soft(placesTogether(chosen).map(sayFinding)).toEqual([]);
  // A step of a process is reached through it, a thing through its list, and so is what belongs to one person or is one's work.
  const isStep =
    /^\/(403|404|500|offline|style-guide|account\/erased|recovery\/|sign-up\/|.*\/text$|feedback\/\d|subsidies\/.*\/check\/|(jobs|courses|sessions|bases|events)\/)/;
  const ownPlaces = new Set(pages.filter(({ name }) => own.has(name)).map(({ place }) => place));
  const isOfEverybody = (place: string) =>
    !ownPlaces.has(place) && !isStep.test(place) && !/^missing|mistakes$|\?/.test(place);
  expect.soft(waysTogether(pages, isOfEverybody).map(sayFinding)).toEqual([]);
});
