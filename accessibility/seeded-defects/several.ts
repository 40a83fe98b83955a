import type { CleanPath } from './clean-pages.ts';

/** Pages with several of the seeded defects at once: one must not hide another. */
export const several: Readonly<Record<string, { on: CleanPath; defects: readonly string[] }>> = {
  'a job written in a hurry': {
    on: '/jobs/1',
    defects: [
      'an image without alt',
      'a heading of level 4 under the first',
      'a link that leads nowhere',
      'pay in the short hand of job boards',
      'English without lang',
    ],
  },
  'a form from an old system': {
    on: '/apply',
    defects: [
      'a field without a label',
      'a purpose that does not exist',
      'an order of Tab of its own',
      'a focus without an outline',
      'a name that does not hold the words to be seen',
    ],
  },
  'a page made for one screen': {
    on: '/jobs/1',
    defects: [
      'a page that cannot be enlarged',
      'grey text on white',
      'a block wider than a small window',
      'text that stays small when the person enlarges text',
    ],
  },
  'a page that is made to be busy': {
    on: '/jobs/1',
    defects: [
      'a text that runs',
      'a text that moves without end',
      'a single letter that does something',
      'a link that opens a new window without a word',
    ],
  },
  'mistakes told badly': {
    on: '/apply/mistakes',
    defects: [
      'mistakes that the title keeps quiet',
      'a mistake that is not tied to its field',
      'a message that says only that something is wrong',
    ],
  },
  'a page without a frame': { on: '/jobs/1', defects: ['no landmarks', 'no language', 'no title', 'no first heading'] },
};
