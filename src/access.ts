import { staffRoles } from './domain/account/account.ts';
import type { Role, Visitor } from './domain/account/account.ts';
import type { Acting, MandateTask } from './domain/mandate/mandate.ts';

/** Who may open a route: everyone, everyone who is signed in, or those who are in one of these roles now. */
export interface Rule {
  who: 'everyone' | 'signed-in' | readonly Role[];
  /**
   * A helper who acts for a person may open it too, when the mandate has this task, or whatever it has; every other
   * private route is shut then.
   */
  task?: MandateTask | 'any';
  /** Open before the second factor is given: always, or only while the account has none, to set one up. */
  beforeSecondFactor?: 'always' | 'to set up';
  /** Changes a way into the account: the password, or a second factor, must have been given a few minutes ago. */
  proof?: true;
}

export type Access = 'everyone' | Rule;

/** Route pattern to who may open it. A route that is not listed is refused. */
export const access: Readonly<Record<string, Access>> = {
  '/': 'everyone',
  '/403': 'everyone',
  '/404': 'everyone',
  '/500': 'everyone',
  '/accessibility': 'everyone',
  '/accessibility/[principle]': 'everyone',
  '/account': { who: 'signed-in' },
  '/account/devices': { who: 'signed-in' },
  '/account/erased': 'everyone',
  '/account/erasure': { who: 'signed-in' },
  '/account/generator': { who: 'signed-in', beforeSecondFactor: 'to set up', proof: true },
  '/account/generator/removal': { who: 'signed-in', proof: true },
  '/account/password': { who: 'signed-in' },
  '/account/phone': { who: 'signed-in' },
  '/account/passkeys': { who: 'signed-in', beforeSecondFactor: 'to set up', proof: true },
  '/account/passkeys/[id]': { who: 'signed-in', proof: true },
  '/account/proof': { who: 'signed-in', beforeSecondFactor: 'to set up' },
  '/account/recovery-codes': { who: 'signed-in', proof: true },
  '/account/role': { who: 'signed-in' },
  '/basic-check': { who: ['jobseeker'], task: 'demand' },
  '/basic-check/[part]': { who: ['jobseeker'], task: 'demand' },
  '/assessments': { who: ['jobseeker'], task: 'demand' },
  '/assessments/[id]': { who: ['jobseeker', 'counsellor'], task: 'demand' },
  '/assessments/appointments/[id]': { who: ['jobseeker'], task: 'demand' },
  '/assessments/appointments/[id]/appointment.ics': { who: ['jobseeker'], task: 'demand' },
  '/assessments/appointments/[id]/cancellation': { who: ['jobseeker'], task: 'demand' },
  '/assessments/appointments/new': { who: ['jobseeker'], task: 'demand' },
  '/assessments/self': { who: ['jobseeker'], task: 'demand' },
  '/assessments/self/[question]': { who: ['jobseeker'], task: 'demand' },
  '/assessments/times': { who: ['counsellor'] },
  '/assessments/times/[id]': { who: ['counsellor'] },
  '/assessments/times/[id]/result': { who: ['counsellor'] },
  '/assessments/times/new': { who: ['counsellor'] },
  '/consents': { who: ['jobseeker'] },
  '/consents/[purpose]': { who: ['jobseeker'] },
  '/acting': { who: ['helper', 'counsellor'], task: 'any' },
  '/administration': { who: ['administrator'] },
  '/administration/accounts': { who: ['administrator'] },
  '/administration/accounts/[id]': { who: ['administrator'] },
  '/administration/accounts/[id]/code': { who: ['administrator'] },
  '/administration/accounts/[id]/roles/[role]': { who: ['administrator'] },
  '/administration/accounts/[id]/roles/new': { who: ['administrator'] },
  '/administration/accounts/[id]/suspension': { who: ['administrator'] },
  '/administration/accounts/new': { who: ['administrator'] },
  '/administration/log': { who: ['administrator'] },
  '/administration/organisations': { who: ['administrator'] },
  '/administration/organisations/[id]': { who: ['administrator'] },
  '/administration/organisations/[id]/suspension': { who: ['administrator'] },
  '/administration/organisations/new': { who: ['administrator'] },
  '/contact': 'everyone',
  '/demands': { who: ['jobseeker'], task: 'demand' },
  '/demands/[id]': { who: ['jobseeker'], task: 'demand' },
  '/demands/[id]/end': { who: ['jobseeker'] },
  '/demands/[id]/message': { who: ['jobseeker'], task: 'demand' },
  '/demands/[id]/text': { who: ['jobseeker'], task: 'demand' },
  '/demands/draft': { who: ['jobseeker'], task: 'demand' },
  '/demands/draft/[question]': { who: ['jobseeker'], task: 'demand' },
  '/feedback': 'everyone',
  '/feedback/[receipt]': 'everyone',
  '/files': { who: ['counsellor'] },
  '/files/[id]': { who: ['counsellor'] },
  '/files/[id]/account': { who: ['counsellor'] },
  '/files/[id]/acting': { who: ['counsellor'] },
  '/files/[id]/certificate': { who: ['counsellor'] },
  '/files/[id]/code': { who: ['counsellor'] },
  '/files/[id]/consents': { who: ['counsellor'] },
  '/files/[id]/consents/[purpose]': { who: ['counsellor'] },
  '/files/[id]/corrections': { who: ['counsellor'] },
  '/files/[id]/corrections/[correction]': { who: ['counsellor'] },
  '/files/[id]/counsellor': { who: ['counsellor'] },
  '/files/[id]/demand': { who: ['counsellor'] },
  '/files/[id]/handover': { who: ['counsellor'] },
  '/files/[id]/follow-ups': { who: ['counsellor'] },
  '/files/[id]/follow-ups/[followup]': { who: ['counsellor'] },
  '/files/[id]/mandates': { who: ['counsellor'] },
  '/files/[id]/mandates/new': { who: ['counsellor'] },
  '/files/export': { who: ['counsellor'] },
  '/files/helper-code': { who: ['counsellor'] },
  '/files/new': { who: ['counsellor'] },
  '/files/[id]/services': { who: ['counsellor'] },
  '/files/[id]/plan': { who: ['counsellor'] },
  '/files/[id]/plan/easy': { who: ['counsellor'] },
  '/files/[id]/plan/goals/new': { who: ['counsellor'] },
  '/files/[id]/plan/goals/[goal]/actions/new': { who: ['counsellor'] },
  '/files/[id]/plan/lines/[line]': { who: ['counsellor'] },
  '/files/[id]/plan/lines/[line]/outcome': { who: ['counsellor'] },
  '/files/[id]/plan/remarks/[remark]': { who: ['counsellor'] },
  '/files/[id]/needs': { who: ['counsellor'] },
  '/files/[id]/jobs/new': { who: ['counsellor'] },
  '/follow-ups': { who: ['jobseeker'], task: 'plan' },
  '/follow-ups/[id]': { who: ['jobseeker'], task: 'plan' },
  '/four-ones': { who: ['jobseeker'], task: 'demand' },
  '/graduate': { who: ['jobseeker'], task: 'plan' },
  '/files/[id]/talks': { who: ['counsellor'] },
  '/files/[id]/talks/new': { who: ['counsellor'] },
  '/household': { who: ['jobseeker'], task: 'plan' },
  '/households': { who: ['counsellor'] },
  '/households/[id]': { who: ['counsellor'] },
  '/households/[id]/clearing': { who: ['counsellor'] },
  '/households/[id]/members/[member]': { who: ['counsellor'] },
  '/households/[id]/members/[member]/answer': { who: ['counsellor'] },
  '/households/[id]/members/new': { who: ['counsellor'] },
  '/households/[id]/reopening': { who: ['counsellor'] },
  '/households/new': { who: ['counsellor'] },
  '/talks': { who: ['jobseeker'], task: 'plan' },
  '/help': 'everyone',
  // Rows name people and their disability: those who administer accounts never see them.
  '/imports': { who: ['counsellor'] },
  '/imports/[id]': { who: ['counsellor'] },
  '/imports/[id]/report.csv': { who: ['counsellor'] },
  '/imports/new': { who: ['counsellor'] },
  '/imports/people': { who: ['counsellor'] },
  '/jobs': 'everyone',
  '/jobs/[id]': 'everyone',
  '/jobs/[id]/closing-date.ics': 'everyone',
  '/jobs/[id]/report': 'everyone',
  '/jobs/feed.xml': 'everyone',
  '/mandates': { who: ['jobseeker', 'helper', 'counsellor'] },
  '/mandates/[id]': { who: ['jobseeker', 'helper', 'counsellor'] },
  '/mandates/[id]/changes/[change]': { who: ['jobseeker'] },
  '/mandates/[id]/end': { who: ['jobseeker', 'helper', 'counsellor'] },
  '/mandates/code': { who: ['jobseeker', 'helper'] },
  '/mandates/new': { who: ['jobseeker'] },
  '/manifest.webmanifest': 'everyone',
  '/massage': 'everyone',
  '/messages': { who: 'signed-in', task: 'message' },
  '/messages/[id]': { who: 'signed-in', task: 'message' },
  '/my': { who: 'signed-in' },
  '/offline': 'everyone',
  '/plan': { who: ['jobseeker'], task: 'plan' },
  '/plan/actions': { who: ['jobseeker'], task: 'plan' },
  '/plan/agreement': { who: ['jobseeker'] },
  '/plan/dates.ics': { who: ['jobseeker'], task: 'plan' },
  '/plan/easy': { who: ['jobseeker'], task: 'plan' },
  '/plan/ended': { who: ['jobseeker'], task: 'plan' },
  '/plan/goals/[id]/actions/new': { who: ['jobseeker'], task: 'plan' },
  '/plan/goals/new': { who: ['jobseeker'], task: 'plan' },
  '/plan/history': { who: ['jobseeker'], task: 'plan' },
  '/plan/lines/[id]': { who: ['jobseeker'], task: 'plan' },
  '/plan/lines/[id]/change': { who: ['jobseeker'], task: 'plan' },
  '/plan/lines/[id]/report': { who: ['jobseeker'], task: 'plan' },
  '/plan/print': { who: ['jobseeker'], task: 'plan' },
  '/plan/remark': { who: ['jobseeker'], task: 'plan' },
  '/plan/remarks/[id]': { who: ['jobseeker'], task: 'plan' },
  '/plan/text': { who: ['jobseeker'], task: 'plan' },
  '/privacy': 'everyone',
  '/programmes': 'everyone',
  '/programmes/[region]': 'everyone',
  '/programmes/[region]/text': 'everyone',
  '/recovery': 'everyone',
  '/recovery/code': 'everyone',
  '/recovery/phone': 'everyone',
  '/questions': { who: ['counsellor', 'administrator'] },
  '/questions/[receipt]': { who: ['counsellor', 'administrator'] },
  '/recommendations': { who: ['jobseeker'], task: 'demand' },
  '/recommendations/[id]/refusal': { who: ['jobseeker'], task: 'demand' },
  '/recommendations/refusals': { who: ['jobseeker'], task: 'demand' },
  '/recommendations/rules': 'everyone',
  '/record': { who: ['jobseeker'], task: 'demand' },
  '/record/[part]': { who: ['jobseeker'], task: 'demand' },
  '/record/[part]/number': { who: ['jobseeker'] },
  '/record/export': { who: 'signed-in' },
  '/record/log': { who: ['jobseeker'] },
  '/region': 'everyone',
  '/robots.txt': 'everyone',
  '/settings': 'everyone',
  '/sign-in': 'everyone',
  '/sign-in/passkey': 'everyone',
  '/sign-in/second': { who: 'signed-in', beforeSecondFactor: 'always' },
  '/sign-out': 'everyone',
  '/sign-up': 'everyone',
  '/sign-up/called': 'everyone',
  '/sign-up/code': 'everyone',
  '/sign-up/done': 'everyone',
  '/sign-up/password': 'everyone',
  '/site-map': 'everyone',
  '/sitemap.xml': 'everyone',
  '/study': 'everyone',
  '/style-guide': 'everyone',
  '/style-guide/[component]': 'everyone',
  '/style-guide/wording': 'everyone',
  '/tasks': { who: ['counsellor'] },
  '/surveys': 'everyone',
  '/surveys/[id]': { who: 'everyone', task: 'demand' },
  '/surveys/[id]/check': { who: 'everyone', task: 'demand' },
  '/surveys/[id]/done': { who: 'everyone', task: 'demand' },
  '/surveys/[id]/questions/[place]': { who: 'everyone', task: 'demand' },
  '/surveys/[id]/results': 'everyone',
  '/surveys/desk': { who: ['counsellor', 'administrator'] },
  '/surveys/desk/[id]': { who: ['counsellor', 'administrator'] },
  '/surveys/desk/[id]/end': { who: ['counsellor', 'administrator'] },
  '/surveys/desk/[id]/facts': { who: ['counsellor', 'administrator'] },
  '/surveys/desk/[id]/publication': { who: ['counsellor', 'administrator'] },
  '/surveys/desk/[id]/questions/[question]': { who: ['counsellor', 'administrator'] },
  '/surveys/desk/[id]/questions/[question]/preview': { who: ['counsellor', 'administrator'] },
  '/surveys/desk/[id]/questions/new': { who: ['counsellor', 'administrator'] },
  '/surveys/desk/[id]/results': { who: ['counsellor', 'administrator'] },
  '/surveys/desk/[id]/results.csv': { who: ['counsellor', 'administrator'] },
  '/surveys/desk/new': { who: ['counsellor', 'administrator'] },
  '/words': 'everyone',
};

export type Decision = 'open' | 'sign in' | 'second factor' | 'refuse';

/** Whether a visitor may open a route at this moment. Commands check again whose things they touch. */
export function decide(rule: Access | undefined, visitor: Visitor | undefined, acting: Acting | undefined): Decision {
  if (rule === 'everyone') return 'open';
  if (rule === undefined) return 'refuse';
  if (!visitor) return rule.who === 'everyone' ? 'open' : 'sign in';
  const isTheirs = acting
    ? rule.task === 'any' || (rule.task !== undefined && acting.tasks.includes(rule.task))
    : typeof rule.who === 'string' || rule.who.includes(visitor.role.role);
  if (!isTheirs) return 'refuse';
  return lacksSecondFactor(visitor) && !isOpenBefore(rule, visitor) ? 'second factor' : 'open';
}

/** Staff need a second factor in every session; so does everybody who has set one up. */
export const lacksSecondFactor = ({ secondFactorAt, hasSecondFactor, role }: Visitor): boolean =>
  secondFactorAt === undefined && (hasSecondFactor || staffRoles.includes(role.role));

/** How long the password or a second factor lets somebody change the ways into their account, in milliseconds. */
export const proofLifetime = 10 * 60_000;

/** Whether a route has to ask again who is there, before a way into the account is changed. */
export const lacksProof = (rule: Access | undefined, { provedAt, secondFactorAt }: Visitor, now: Date): boolean =>
  typeof rule === 'object' &&
  rule.proof === true &&
  ![provedAt, secondFactorAt].some((at) => at !== undefined && now.getTime() - Date.parse(at) < proofLifetime);

const isOpenBefore = ({ beforeSecondFactor }: Rule, { hasSecondFactor }: Visitor): boolean =>
  beforeSecondFactor === 'always' || (beforeSecondFactor === 'to set up' && !hasSecondFactor);
