import { describe, expect, test } from 'vitest';
import { demonstrationJobs } from '#db/demonstration/demonstration-jobs.ts';
import { findingsIn } from '../../accessibility/copy/copy-findings.ts';
import type { Place, Text } from '../../accessibility/copy/page-text.ts';
import { sayFinding } from '../../accessibility/finding.ts';

// The way to a place of work, and what is known about access there, stand in the details of a page.
const places = {
  title: 'link',
  summary: 'paragraph',
  description: 'paragraph',
  steps: 'item',
  directions: 'details',
  hours_note: 'details',
  place: 'details',
  contact_text: 'details',
  contact_phone: 'details',
} as const satisfies Record<string, Place>;

const asTexts = (place: Place, words: string): Text[] =>
  words
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ place, words: line, element: '', isPart: false, isInMain: true, href: '', list: 0 }));

/** The wording of all demonstration jobs, without official words: pages lead to their explanation. */
const flaws = (texts: Text[]): string[] =>
  findingsIn(texts)
    .filter(({ rule }) => rule !== 'unexplained-terms')
    .map(sayFinding);

describe('the demonstration jobs sound right', () => {
  const jobs = demonstrationJobs(new Date('2026-11-22T00:00:00Z'));

  test.each(Object.entries(places))('in their %s', (field, place) => {
    const texts = jobs.flatMap(({ job, description }) =>
      asTexts(place, String(field === 'description' ? description : (job[field as keyof typeof job] ?? ''))),
    );
    expect(texts.length).toBeGreaterThan(10);
    expect([...new Set(flaws(texts))]).toEqual([]);
  });

  test('in what is noted about access', () => {
    const texts = jobs.flatMap(({ access }) => access.flatMap(({ note }) => asTexts('details', note ?? '')));
    expect([...new Set(flaws(texts))]).toEqual([]);
  });

  test('in sentences of which half have at most 20 characters, job by job', () => {
    const long = jobs.filter(({ job, description }) =>
      flaws(asTexts('paragraph', `${job.summary}\n${description}`)).some((flaw) => flaw.includes('middle-sentence')),
    );
    expect(long.map(({ job }) => job.title)).toEqual([]);
  });
});
