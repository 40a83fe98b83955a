import { recordParts } from '#src/domain/jobseeker/jobseeker.ts';
import { programmeRegions } from '#src/domain/region/region.ts';
import { access } from '#src/access.ts';
import { principles } from './criteria.ts';
import type { Samples, SignedInAs } from './samples.ts';
import type { Examples } from './examples/example.ts';
import { componentsWithExamples, filesMatching, routeOf } from '../tests/source-files.ts';

/** A page in one of the states that people meet it in. */
export interface PageState {
  /** Route and state, as tests are named. */
  name: string;
  route: string;
  path: (samples: Samples) => string;
  /** The status it must answer with. */
  status: number;
  /** What is put into the page's own form and sent; undefined opens the page only. */
  answers?: Readonly<Record<string, string>>;
  /** Who has signed in; nobody unless said. */
  as?: SignedInAs;
  /** The region that the person chose before. */
  region?: string;
}

type Sample = string | ((samples: Samples) => string);
type State = Sample | (Omit<PageState, 'name' | 'route' | 'path'> & { path: Sample });

const tooLong = '一个很长的问题。'.repeat(400);
const regions = (path: (code: string) => string) =>
  Object.fromEntries(programmeRegions.map((code) => [`of ${code}`, path(code)]));

/** The form of each part of a record, to the person whose record it is. */
const ofRecord = (state: (part: string) => { path: string; status: number }) =>
  Object.fromEntries(
    Object.keys(recordParts).map((part) => [part, { ...state(part), as: 'owner of a record' as const }]),
  );

/** A component's page shows all its examples but those that need a page of their own. */
async function examplePages(name: string): Promise<[state: string, path: string][]> {
  const path = `/style-guide/${name}`;
  const { examples } = (await import(`./examples/${name}.ts`)) as { examples: Examples<unknown> };
  const alone = Object.keys(examples).filter((example) => examples[example]?.alone);
  return [
    [name, path],
    ...alone.map((example): [string, string] => [`${name} ${example}`, `${path}?example=${example}`]),
  ];
}

/**
 * States beyond opening a page, by route. A page without a parameter is opened by itself, so a new one needs no line
 * here; a page with a parameter, and one for people who are signed in, needs at least one.
 */
const states: Readonly<Record<string, Readonly<Record<string, State>>>> = {
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
  '/account/phone': {
    'of somebody with a name': { path: '/account/phone', status: 200, as: 'jobseeker' },
    'with a code on its way': { path: '/account/phone', status: 200, as: 'owner of a phone' },
    'sent empty': { path: '/account/phone', status: 422, answers: {}, as: 'owner of a phone' },
  },
  '/account/erasure': {
    'of a jobseeker': { path: '/account/erasure', status: 200, as: 'jobseeker' },
    'of staff': { path: '/account/erasure', status: 200, as: 'counsellor' },
    'sent empty': { path: '/account/erasure', status: 422, answers: {}, as: 'jobseeker' },
  },
  '/record/export': {
    'of a jobseeker': { path: '/record/export', status: 200, as: 'jobseeker' },
    'of a helper': { path: '/record/export', status: 200, as: 'helper' },
  },
  '/consents': { 'of a jobseeker': { path: '/consents', status: 200, as: 'jobseeker' } },
  '/consents/[purpose]': {
    'not given': { path: '/consents/record', status: 200, as: 'jobseeker' },
    'of sensitive data': { path: '/consents/identity', status: 200, as: 'jobseeker' },
    'that does not exist': { path: '/consents/moon', status: 404, as: 'jobseeker' },
  },
  '/account/generator': {
    'with its secret': { path: '/account/generator', status: 200, as: 'jobseeker' },
    'sent empty': { path: '/account/generator', status: 422, answers: {}, as: 'jobseeker' },
    'in use': { path: '/account/generator', status: 200, as: 'owner of an app' },
  },
  '/account/generator/removal': {
    blank: { path: '/account/generator/removal', status: 200, as: 'owner of an app' },
    'sent empty': { path: '/account/generator/removal', status: 422, answers: {}, as: 'owner of an app' },
  },
  '/account/passkeys': {
    'with none': { path: '/account/passkeys', status: 200, as: 'jobseeker' },
    'with one': { path: '/account/passkeys', status: 200, as: 'owner of an app' },
  },
  '/account/passkeys/[id]': {
    one: { path: '/account/passkeys/sample', status: 200, as: 'owner of an app' },
    'of somebody else': { path: '/account/passkeys/sample', status: 404, as: 'jobseeker' },
  },
  '/account/recovery-codes': {
    'without codes': { path: '/account/recovery-codes', status: 200, as: 'employer' },
    made: { path: '/account/recovery-codes', status: 200, answers: {}, as: 'helper' },
  },
  '/sign-in/second': {
    blank: { path: '/sign-in/second', status: 200, as: 'owner of an app who gave the password only' },
    'sent empty': {
      path: '/sign-in/second',
      status: 422,
      answers: {},
      as: 'owner of an app who gave the password only',
    },
  },
  '/recovery': {
    'sent empty': { path: '/recovery', status: 422, answers: {} },
    done: '/recovery?step=done',
  },
  '/files': {
    'of a counsellor': { path: '/files', status: 200, as: 'counsellor' },
    'asked for a number that is nobody’s': {
      path: '/files',
      status: 422,
      answers: { number: '示例没有的号码' },
      as: 'counsellor',
    },
  },
  '/files/[id]': {
    'of one’s own caseload': { path: ({ caseloadFile }) => `/files/${caseloadFile}`, status: 200, as: 'counsellor' },
    'that asks for a reason': { path: ({ otherFile }) => `/files/${otherFile}`, status: 200, as: 'counsellor' },
    'sent without a reason': {
      path: ({ otherFile }) => `/files/${otherFile}`,
      status: 422,
      answers: {},
      as: 'counsellor',
    },
    'of somebody who has not agreed': {
      path: ({ silentFile }) => `/files/${silentFile}`,
      status: 200,
      as: 'counsellor',
    },
    'that does not exist': { path: '/files/none', status: 404, as: 'counsellor' },
  },
  '/files/[id]/code': {
    blank: { path: ({ caseloadFile }) => `/files/${caseloadFile}/code`, status: 200, as: 'counsellor' },
    'sent empty': {
      path: ({ caseloadFile }) => `/files/${caseloadFile}/code`,
      status: 422,
      answers: {},
      as: 'counsellor',
    },
    issued: {
      path: ({ caseloadFile }) => `/files/${caseloadFile}/code`,
      status: 200,
      answers: { papers: 'identity', reason: '示例：忘了密码' },
      as: 'counsellor',
    },
  },
  '/files/[id]/counsellor': {
    'to leave': { path: ({ caseloadFile }) => `/files/${caseloadFile}/counsellor`, status: 200, as: 'counsellor' },
    'to take': { path: ({ otherFile }) => `/files/${otherFile}/counsellor`, status: 200, as: 'counsellor' },
    'sent empty': {
      path: ({ otherFile }) => `/files/${otherFile}/counsellor`,
      status: 422,
      answers: {},
      as: 'counsellor',
    },
  },
  '/administration': { 'by an administrator': { path: '/administration', status: 200, as: 'administrator' } },
  '/administration/organisations': {
    'by an administrator': { path: '/administration/organisations', status: 200, as: 'administrator' },
  },
  '/administration/organisations/new': {
    blank: { path: '/administration/organisations/new', status: 200, as: 'administrator' },
    'sent empty': { path: '/administration/organisations/new', status: 422, answers: {}, as: 'administrator' },
  },
  '/administration/organisations/[id]': {
    running: {
      path: ({ organisation }) => `/administration/organisations/${organisation}`,
      status: 200,
      as: 'administrator',
    },
    'that does not exist': { path: '/administration/organisations/none', status: 404, as: 'administrator' },
  },
  '/administration/organisations/[id]/suspension': {
    blank: {
      path: ({ organisation }) => `/administration/organisations/${organisation}/suspension`,
      status: 200,
      as: 'administrator',
    },
    'sent empty': {
      path: ({ organisation }) => `/administration/organisations/${organisation}/suspension`,
      status: 422,
      answers: {},
      as: 'administrator',
    },
  },
  '/administration/accounts': {
    'by an administrator': { path: '/administration/accounts', status: 200, as: 'administrator' },
  },
  '/administration/accounts/new': {
    blank: { path: '/administration/accounts/new', status: 200, as: 'administrator' },
    'sent empty': { path: '/administration/accounts/new', status: 422, answers: {}, as: 'administrator' },
  },
  '/administration/accounts/[id]': {
    'of a counsellor': {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}`,
      status: 200,
      as: 'administrator',
    },
  },
  '/administration/accounts/[id]/suspension': {
    blank: {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}/suspension`,
      status: 200,
      as: 'administrator',
    },
    'sent empty': {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}/suspension`,
      status: 422,
      answers: {},
      as: 'administrator',
    },
  },
  '/administration/accounts/[id]/code': {
    blank: {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}/code`,
      status: 200,
      as: 'administrator',
    },
    'sent empty': {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}/code`,
      status: 422,
      answers: {},
      as: 'administrator',
    },
    issued: {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}/code`,
      status: 200,
      answers: { reason: '示例：忘了密码' },
      as: 'administrator',
    },
  },
  '/administration/accounts/[id]/roles/new': {
    blank: {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}/roles/new`,
      status: 200,
      as: 'administrator',
    },
    'sent empty': {
      path: ({ staffAccount }) => `/administration/accounts/${staffAccount}/roles/new`,
      status: 422,
      answers: {},
      as: 'administrator',
    },
  },
  '/administration/accounts/[id]/roles/[role]': {
    blank: {
      path: ({ staffAccount, staffRole }) => `/administration/accounts/${staffAccount}/roles/${staffRole}`,
      status: 200,
      as: 'administrator',
    },
    'sent empty': {
      path: ({ staffAccount, staffRole }) => `/administration/accounts/${staffAccount}/roles/${staffRole}`,
      status: 422,
      answers: {},
      as: 'administrator',
    },
  },
  '/administration/log': { 'by an administrator': { path: '/administration/log', status: 200, as: 'administrator' } },
  '/mandates': {
    'of a jobseeker': { path: '/mandates', status: 200, as: 'jobseeker' },
    'of a helper': { path: '/mandates', status: 200, as: 'helper' },
    'of a helper whose mandate has ended': { path: '/mandates?ended=true', status: 200, as: 'helper' },
  },
  '/mandates/new': {
    blank: { path: '/mandates/new', status: 200, as: 'jobseeker' },
    'sent empty': { path: '/mandates/new', status: 422, answers: {}, as: 'jobseeker' },
  },
  '/mandates/code': {
    'of a helper': { path: '/mandates/code', status: 200, as: 'helper' },
    'of a jobseeker': { path: '/mandates/code', status: 200, as: 'jobseeker' },
    'sent empty': { path: '/mandates/code', status: 422, answers: {}, as: 'helper' },
  },
  '/mandates/[id]': {
    'of a jobseeker': { path: ({ mandate }) => `/mandates/${mandate}`, status: 200, as: 'jobseeker' },
    'of a helper': { path: ({ mandate }) => `/mandates/${mandate}`, status: 200, as: 'helper' },
    ended: { path: ({ endedMandate }) => `/mandates/${endedMandate}`, status: 200, as: 'jobseeker' },
    invited: { path: ({ invitation }) => `/mandates/${invitation}`, status: 200, as: 'jobseeker' },
    'asked for': { path: ({ request }) => `/mandates/${request}`, status: 200, as: 'jobseeker' },
    'asked for, sent empty': {
      path: ({ request }) => `/mandates/${request}`,
      status: 422,
      answers: {},
      as: 'jobseeker',
    },
    'of somebody else': { path: ({ invitation }) => `/mandates/${invitation}`, status: 404, as: 'helper' },
  },
  '/mandates/[id]/changes/[change]': {
    blank: {
      path: ({ mandate, helpedChange }) => `/mandates/${mandate}/changes/${helpedChange}`,
      status: 200,
      as: 'jobseeker',
    },
    'sent empty': {
      path: ({ mandate, helpedChange }) => `/mandates/${mandate}/changes/${helpedChange}`,
      status: 422,
      answers: {},
      as: 'jobseeker',
    },
  },
  '/mandates/[id]/end': {
    'of a jobseeker': { path: ({ mandate }) => `/mandates/${mandate}/end`, status: 200, as: 'jobseeker' },
    'of a helper': { path: ({ mandate }) => `/mandates/${mandate}/end`, status: 200, as: 'helper' },
    'of an invitation': { path: ({ invitation }) => `/mandates/${invitation}/end`, status: 200, as: 'jobseeker' },
  },
  '/acting': {
    'for somebody': { path: '/acting', status: 200, as: 'acting' },
    'for nobody': { path: '/acting', status: 200, as: 'helper' },
  },
  '/sign-up': {
    'sent empty': { path: '/sign-up', status: 422, answers: {} },
    'after an hour': '/sign-up?again=1',
  },
  '/sign-up/called': { 'sent empty': { path: '/sign-up/called', status: 422, answers: {} } },
  '/sign-up/password': { 'sent empty': { path: '/sign-up/password', status: 422, answers: {} } },
  '/sign-in': {
    'sent empty': { path: '/sign-in', status: 422, answers: {} },
    'sent without a password': { path: '/sign-in?next=%2Fmy', status: 422, answers: { name: '示例小梅4821' } },
  },
  '/sign-out': { 'signed in': { path: '/sign-out', status: 200, as: 'jobseeker' } },
  '/my': {
    'of a jobseeker': { path: '/my', status: 200, as: 'jobseeker' },
    'of a counsellor': { path: '/my', status: 200, as: 'counsellor' },
  },
  '/account': {
    'of a jobseeker': { path: '/account', status: 200, as: 'jobseeker' },
    'with a new password': { path: '/account?saved=password', status: 200, as: 'jobseeker' },
  },
  '/account/password': {
    blank: { path: '/account/password', status: 200, as: 'jobseeker' },
    'sent empty': { path: '/account/password', status: 422, answers: {}, as: 'jobseeker' },
  },
  '/account/devices': {
    'with one device': { path: '/account/devices', status: 200, as: 'jobseeker' },
    'after the others were ended': { path: '/account/devices?ended=all', status: 200, as: 'jobseeker' },
  },
  '/account/role': {
    blank: { path: '/account/role', status: 200, as: 'jobseeker' },
    'sent empty': { path: '/account/role', status: 422, answers: {}, as: 'jobseeker' },
  },
  '/record': {
    blank: { path: '/record', status: 200, as: 'jobseeker' },
    'filled in': { path: '/record', status: 200, as: 'owner of a record' },
    'just changed': { path: '/record?changed=contact', status: 200, as: 'owner of a record' },
    'under a mandate': { path: '/record', status: 200, as: 'helper with a record' },
  },
  '/record/[part]': {
    ...ofRecord((part) => ({ path: `/record/${part}`, status: 200 })),
    'name sent empty': { path: '/record/name', status: 422, answers: { called: '' }, as: 'owner of a record' },
    'contact sent with mistakes': {
      path: '/record/contact',
      status: 422,
      answers: { phone: '138', contactWay: 'post', address: '' },
      as: 'owner of a record',
    },
    'certificate sent with mistakes': {
      path: '/record/certificate',
      status: 422,
      answers: { category: 'hearing', grade: '1', number: '45020219900307000711' },
      as: 'owner of a record',
    },
    'identity sent with mistakes': {
      path: '/record/identity',
      status: 422,
      answers: { number: '110101900307851' },
      as: 'owner of a record',
    },
    'under a mandate': { path: '/record/contact', status: 200, as: 'helper with a record' },
    'sent for somebody else': { path: '/record/contact?other=true', status: 200, as: 'helper with a record' },
    'that does not exist': { path: '/record/moon', status: 404, as: 'owner of a record' },
  },
  '/record/[part]/number': {
    asked: { path: '/record/identity/number', status: 200, as: 'owner of a record' },
    shown: { path: '/record/certificate/number', status: 200, answers: {}, as: 'owner of a record' },
  },
  '/record/log': {
    blank: { path: '/record/log', status: 200, as: 'jobseeker' },
    'with events': { path: '/record/log', status: 200, as: 'owner of a record' },
  },
  '/jobs/[id]/closing-date.ics': { open: ({ openJob }) => `/jobs/${openJob}/closing-date.ics` },
};

/** The pages that stand in for an answer keep its status when they are opened by their own name. */
const ownStatus: Readonly<Record<string, number>> = { '/403': 403, '/404': 404, '/500': 500 };

const statesOf = (file: string): PageState[] => {
  const route = routeOf(file);
  // A private page is opened by the states that say who has signed in.
  const opened: Readonly<Record<string, State>> =
    route.includes('[') || access[route] !== 'everyone' ? {} : { '': { path: route, status: ownStatus[route] ?? 200 } };
  return Object.entries({ ...opened, ...states[route] }).map(([state, sample]) => {
    const { path, ...rest } = typeof sample === 'object' ? sample : { path: sample, status: 200 };
    const name = state ? `${route} ${state}` : route;
    return { name, route, path: typeof path === 'string' ? () => path : path, ...rest };
  });
};

const files = filesMatching('src/pages/**/*.{astro,ts}').filter((file) => !file.includes('/_'));

/** Every page in every state. */
export const pageStates: readonly PageState[] = files.filter((file) => file.endsWith('.astro')).flatMap(statesOf);

/**
 * What is looked at in every mode by every build: each component, each public page once and once with mistakes, and of
 * the pages for people who are signed in, which are all made of the same parts, one of each area and one with mistakes.
 */
const kindOf = ({ route, name, status }: PageState): string => {
  if (route === '/style-guide/[component]') return name;
  const page = access[route] === 'everyone' ? route : `area ${route.split('/')[1]}`;
  return `${page} ${status === 422 ? 'with mistakes' : ''}`;
};
const kinds = new Map(pageStates.toReversed().map((state) => [kindOf(state), state]));

/** Every page in every state in every mode is the work of `npm run test:accessibility -- --all`. */
export const statesOfEveryMode: readonly PageState[] =
  process.env['TEST_ACCESSIBILITY'] === 'all' ? pageStates : [...kinds.values()].toReversed();

/** Every route that answers with something else than a page: a feed, a calendar, a manifest. */
export const endpoints: readonly PageState[] = files.filter((file) => file.endsWith('.ts')).flatMap(statesOf);

/** Routes whose page asks for a script, which adds what only a script can do. */
export const routesWithScript: readonly string[] = ['/account/passkeys', '/sign-in/passkey'];

/** States of routes that are gone. */
export const statesWithoutRoute = (): string[] => {
  const routes = files.map(routeOf);
  return Object.keys(states).filter((route) => !routes.includes(route));
};
