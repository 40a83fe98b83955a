import type { Role, Visitor } from './domain/account/account.ts';
import type { Acting, MandateTask } from './domain/mandate/mandate.ts';

/** Who may open a route: everyone, everyone who is signed in, or those who are in one of these roles now. */
export interface Rule {
  who: 'signed-in' | readonly Role[];
  /** A helper who acts for a person may open it too, when the mandate has this task; every other private route is shut then. */
  task?: MandateTask;
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
  '/contact': 'everyone',
  '/feedback': 'everyone',
  '/feedback/[receipt]': 'everyone',
  '/help': 'everyone',
  '/jobs': 'everyone',
  '/jobs/[id]': 'everyone',
  '/jobs/[id]/closing-date.ics': 'everyone',
  '/jobs/[id]/report': 'everyone',
  '/jobs/feed.xml': 'everyone',
  '/manifest.webmanifest': 'everyone',
  '/offline': 'everyone',
  '/privacy': 'everyone',
  '/programmes': 'everyone',
  '/programmes/[region]': 'everyone',
  '/programmes/[region]/text': 'everyone',
  '/region': 'everyone',
  '/robots.txt': 'everyone',
  '/settings': 'everyone',
  '/site-map': 'everyone',
  '/sitemap.xml': 'everyone',
  '/style-guide': 'everyone',
  '/style-guide/[component]': 'everyone',
  '/style-guide/wording': 'everyone',
  '/words': 'everyone',
};

export type Decision = 'open' | 'sign in' | 'refuse';

/** Whether a visitor may open a route at this moment. Commands check again whose things they touch. */
export function decide(rule: Access | undefined, visitor: Visitor | undefined, acting: Acting | undefined): Decision {
  if (rule === 'everyone') return 'open';
  if (rule === undefined) return 'refuse';
  if (!visitor) return 'sign in';
  if (acting) return rule.task && acting.tasks.includes(rule.task) ? 'open' : 'refuse';
  return rule.who === 'signed-in' || rule.who.includes(visitor.role.role) ? 'open' : 'refuse';
}
