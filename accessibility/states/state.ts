import type { Samples, SignedInAs } from '../samples.ts';

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
export type State = Sample | (Omit<PageState, 'name' | 'route' | 'path'> & { path: Sample });

/** States of pages by route. */
export type States = Readonly<Record<string, Readonly<Record<string, State>>>>;
