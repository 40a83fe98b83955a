/** Who may open a route. Only `everyone` exists until people have accounts. */
export type Access = 'everyone';

/** Route pattern to who may open it. A route that is not listed is refused. */
export const access: Readonly<Record<string, Access>> = {
  '/': 'everyone',
  '/403': 'everyone',
  '/404': 'everyone',
  '/500': 'everyone',
  '/accessibility': 'everyone',
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
};
