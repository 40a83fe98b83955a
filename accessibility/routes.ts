import { access } from '#src/access.ts';
import { staffRoles } from '#src/domain/account/account.ts';
import type { Role } from '#src/domain/account/account.ts';
import { filesMatching, routeOf } from '../tests/source-files.ts';
import { accountStates } from './states/account.ts';
import { assessmentStates } from './states/assessments.ts';
import { caseloadStates } from './states/caseload.ts';
import { deskStates } from './states/desk.ts';
import { enrolmentStates } from './states/enrolments.ts';
import { followUpStates } from './states/follow-ups.ts';
import { eventStates } from './states/events.ts';
import { fourOnesStates } from './states/four-ones.ts';
import { graduateStates } from './states/graduate.ts';
import { courseStates } from './states/courses.ts';
import { demandStates } from './states/demands.ts';
import { householdStates } from './states/households.ts';
import { importStates } from './states/imports.ts';
import { mandateStates } from './states/mandates.ts';
import { messageStates } from './states/messages.ts';
import { planDeskStates } from './states/plan-desk.ts';
import { planStates } from './states/plan.ts';
import { publicStates } from './states/public.ts';
import { recommendationStates } from './states/recommendations.ts';
import { recordStates } from './states/record.ts';
import { staffStates } from './states/staff.ts';
import { certificateStates } from './states/certificates.ts';
import { subsidyStates } from './states/subsidies.ts';
import { surveyStates } from './states/surveys.ts';
import { teachingStates } from './states/teaching.ts';
import { trainingStates } from './states/training.ts';
import type { PageState, State, States } from './states/state.ts';

/**
 * States beyond opening a page, by route. A page without a parameter is opened by itself, so a new one needs no line
 * here; a page with a parameter, and one for people who are signed in, needs at least one.
 */
const states: States = {
  ...publicStates,
  ...courseStates,
  ...accountStates,
  ...recordStates,
  ...recommendationStates,
  ...assessmentStates,
  ...deskStates,
  ...planDeskStates,
  ...demandStates,
  ...importStates,
  ...mandateStates,
  ...householdStates,
  ...messageStates,
  ...fourOnesStates,
  ...planStates,
  ...caseloadStates,
  ...graduateStates,
  ...followUpStates,
  ...staffStates,
  ...surveyStates,
  ...teachingStates,
  ...subsidyStates,
  ...certificateStates,
  ...enrolmentStates,
  ...eventStates,
  ...trainingStates,
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
 * the pages for people who are signed in, which are all made of the same parts, one for people and one for staff, each
 * once more with mistakes.
 */
const kindOf = ({ route, name, status }: PageState): string => {
  if (route === '/style-guide/[component]') return name;
  const rule = access[route];
  const isForStaff = typeof rule === 'object' && typeof rule.who !== 'string' && rule.who.every(isStaffRole);
  const page = rule === 'everyone' ? route : isForStaff ? 'for staff' : 'for people';
  return `${page} ${status === 422 ? 'with mistakes' : ''}`;
};
const isStaffRole = (role: Role): boolean => staffRoles.includes(role);
const kinds = new Map(pageStates.toReversed().map((state) => [kindOf(state), state]));

/** Every page in every state in every mode is the work of `npm run test:accessibility -- --all`. */
export const statesOfEveryMode: readonly PageState[] =
  process.env['TEST_ACCESSIBILITY'] === 'all' ? pageStates : [...kinds.values()].toReversed();

const firsts = new Map(pageStates.toReversed().map((state) => [state.route, state]));

/**
 * Whether it shows the parts of a private page that its first state has shown, with other words or with mistakes. By
 * every build such states are held to what words can break.
 */
export const isFurther = (state: PageState): boolean =>
  process.env['TEST_ACCESSIBILITY'] !== 'all' &&
  access[state.route] !== 'everyone' &&
  firsts.get(state.route) !== state;

/** Every route that answers with something else than a page: a feed, a calendar, a manifest. */
export const endpoints: readonly PageState[] = files.filter((file) => file.endsWith('.ts')).flatMap(statesOf);

/** Routes whose page asks for a script, which adds what only a script can do. */
export const routesWithScript: readonly string[] = ['/account/passkeys', '/sign-in/passkey'];

/** States of routes that are gone. */
export const statesWithoutRoute = (): string[] => {
  const routes = files.map(routeOf);
  return Object.keys(states).filter((route) => !routes.includes(route));
};
