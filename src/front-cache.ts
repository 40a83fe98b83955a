import { LRUCache } from 'lru-cache';
import { chinaDay } from '#src/domain/day/day.ts';
import type { DatabaseVersion } from '#db/version.ts';
import type { Content } from './content.ts';

export interface FrontCache {
  /**
   * What the pages show depends on: the database's version, and the day, because posts close by date. Ask before
   * rendering. Undefined when it cannot be told, and nothing may be kept then.
   */
  state(): string | undefined | Promise<string | undefined>;
  /** A page that was rendered from this state. */
  find(state: string, key: string): Content | undefined;
  /** Keeps a page for as long as the state stays the one that was read before rendering it. */
  keep(state: string, key: string, page: Content): void;
}

/** Pages that everybody with the same settings sees alike, in at most this many bytes. */
export function createFrontCache(version: DatabaseVersion, bytes: number): FrontCache {
  const pages = new LRUCache<string, Content>({
    maxSize: bytes,
    // Two compressed forms together are smaller than the page; the last number covers headers and bookkeeping.
    sizeCalculation: (page, key) => 2 * (page.identity.length + key.length) + 2_000,
  });
  let held = '';
  const move = (state: string) => {
    if (state === held) return;
    pages.clear();
    held = state;
  };
  let day = '';
  let [dayBegins, dayEnds] = [0, 0];
  const name = (read: string | undefined) => {
    const time = Date.now();
    if (time >= dayEnds || time < dayBegins) {
      day = chinaDay(new Date(time));
      dayBegins = Date.parse(`${day}T00:00:00+08:00`);
      dayEnds = dayBegins + 24 * 60 * 60 * 1000;
    }
    return read === undefined ? undefined : `${read} ${day}`;
  };
  return {
    state() {
      try {
        const read = version.read();
        if (typeof read !== 'object') return name(read);
        return read.then(name, () => undefined);
      } catch {
        return undefined;
      }
    },
    find(state, key) {
      move(state);
      return pages.get(key);
    },
    keep(state, key, page) {
      // Meanwhile a newer state may have been seen; this page may be older than it.
      if (state === held) pages.set(key, page);
    },
  };
}
