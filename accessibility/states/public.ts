import { programmeRegions } from '#src/domain/region/region.ts';
import { componentsWithExamples } from '../../tests/source-files.ts';
import { principles } from '../criteria.ts';
import type { Examples } from '../examples/example.ts';
import type { States } from './state.ts';

const tooLong = '一个很长的问题。'.repeat(400);
const regions = (path: (code: string) => string) =>
  Object.fromEntries(programmeRegions.map((code) => [`of ${code}`, path(code)]));

/** A component's page shows all its examples but those that need a page of their own. */
async function examplePages(name: string): Promise<[state: string, path: string][]> {
  const path = `/style-guide/${name}`;
  const { examples } = (await import(`../examples/${name}.ts`)) as { examples: Examples<unknown> };
  const alone = Object.keys(examples).filter((example) => examples[example]?.alone);
  return [
    [name, path],
    ...alone.map((example): [string, string] => [`${name} ${example}`, `${path}?example=${example}`]),
  ];
}

/** Pages for everybody. */
export const publicStates: States = {
  '/jobs': {
    'with a search': '/jobs?q=客服',
    'with every kind of filter':
      '/jobs?access=software&education=bachelor&graduate=yes&hours=full&kind=private&mode=remote&occupation=software&q=测试&region=450200',
    'with nothing found': '/jobs?q=深海潜水员',
    'with a homophone': '/jobs?q=课服',
    'read on': ({ secondPageOfJobs }) => secondPageOfJobs,
    'with a filter that does not exist': { path: '/jobs?mode=moon', status: 400 },
    'with a region chosen': { path: '/jobs', status: 200, region: '450200' },
  },
  '/': { 'with a region chosen': { path: '/', status: 200, region: '450200' } },
  '/region': {
    'sent empty': { path: '/region', status: 422, answers: {} },
    'with a region chosen': { path: '/region', status: 200, region: '450200' },
  },
  '/settings': { 'just saved': '/settings?saved=display' },
  '/programmes': { 'with a region chosen': { path: '/programmes', status: 200, region: '450200' } },
  '/jobs/[id]': {
    open: ({ openJob }) => `/jobs/${openJob}`,
    closed: ({ closedJob }) => `/jobs/${closedJob}`,
    'taken down': ({ withdrawnJob }) => `/jobs/${withdrawnJob}`,
    'with everything unknown': ({ unknownJob }) => `/jobs/${unknownJob}`,
    'with long content': ({ longJob }) => `/jobs/${longJob}`,
    'that does not exist': { path: '/jobs/00000000-0000-4000-8000-000000000000', status: 404 },
  },
  '/jobs/[id]/report': {
    blank: ({ openJob }) => `/jobs/${openJob}/report`,
    'sent empty': { path: ({ openJob }) => `/jobs/${openJob}/report`, status: 422, answers: {} },
    'sent too long': {
      path: ({ openJob }) => `/jobs/${openJob}/report`,
      status: 422,
      answers: { category: 'untrue', message: tooLong },
    },
  },
  '/feedback': {
    'about a need': '/feedback?kind=need',
    'sent empty': { path: '/feedback', status: 422, answers: {} },
    'sent too long': { path: '/feedback', status: 422, answers: { kind: 'barrier', message: tooLong } },
    'asked for a receipt that does not exist': { path: '/feedback?number=000000000000', status: 404 },
  },
  '/feedback/[receipt]': {
    received: ({ receipt }) => `/feedback/${receipt}`,
    'answered and closed': ({ answeredReceipt }) => `/feedback/${answeredReceipt}`,
  },
  '/programmes/[region]': regions((code) => `/programmes/${code}`),
  '/programmes/[region]/text': regions((code) => `/programmes/${code}/text`),
  '/style-guide/[component]': Object.fromEntries(
    (await Promise.all(componentsWithExamples().map(examplePages))).flat(),
  ),
  '/accessibility/[principle]': Object.fromEntries(
    Object.keys(principles).map((principle) => [principle, `/accessibility/${principle}`]),
  ),
  '/jobs/[id]/closing-date.ics': { open: ({ openJob }) => `/jobs/${openJob}/closing-date.ics` },
};
