import { LRUCache } from 'lru-cache';

/** What `Kept.astro` rendered, by what it depends on. A page's choice of filters is among thousands. */
export const keptMarkup = new LRUCache<string, string>({ max: 200 });
