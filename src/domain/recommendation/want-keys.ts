import type { Wants } from './recommendation.ts';
import type { WantedJob } from './want-rules.ts';

/** Under what a list is looked up for a job; a superset of what the rules let through. */
export interface WantKey {
  occupation: string;
  place: string;
}

/** Stands for any occupation and for any place. */
const any = '';

/** Stands for work that needs no place. */
const home = 'home';

/** Whoever wants more pairs than that is looked up by occupation alone. */
const mostKeys = 60;

/** The keys of a list. */
export function keysOfList({ occupations, regions, modes }: Wants): WantKey[] {
  const names = occupations.length === 0 ? [any] : occupations;
  const isHome = modes.length === 0 || modes.includes('remote');
  const places = regions.length === 0 ? [any] : [...new Set([...regions, ...(isHome ? [home] : [])])];
  const some = names.length * places.length > mostKeys ? [any] : places;
  return names.flatMap((occupation) => some.map((place) => ({ occupation, place })));
}

/** The keys under which the lists stand that a job may belong on. */
export const keysOfJob = ({ occupation, regions, mode }: WantedJob): { occupations: string[]; places: string[] } => ({
  occupations: [occupation, any],
  places: [any, ...regions, ...(mode === 'remote' ? [home] : [])],
});
