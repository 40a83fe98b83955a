import { normalise, wordsOf } from '../job/search-text.ts';
import { readPinyin, syllablesOf } from '../job/sound.ts';
import { placeName } from '../region/region.ts';
import { courseKinds, courseTopics } from './course.ts';
import type { CourseKind, CourseTopic } from './course.ts';
import type { SessionRow } from './course-queries.ts';

/** Where fewer hold the words, sessions are added that hold them in pieces, then those that sound alike. */
const few = 5;

/** More words than anybody types. */
const mostWords = 12;

/** The sessions with the words, those with them in the title first; each group in the order given. */
export function searchSessions(
  q: string,
  rows: readonly SessionRow[],
): { found: readonly SessionRow[]; bySound: boolean } {
  const words = [...new Set(wordsOf(normalise(q)))].slice(0, mostWords);
  if (words.length === 0) return { found: rows, bySound: false };
  const texts = rows.map((row) => ({ row, title: normalise(row.title), whole: normalise(textOf(row)) }));
  type Text = (typeof texts)[number];
  let [found, left]: [Text[], Text[]] = [[], texts];
  const add = (fits: (text: Text) => boolean): number => {
    const { now = [], later = [] } = Object.groupBy(left, (text) => (fits(text) ? 'now' : 'later'));
    found = [...found, ...now];
    left = later;
    return now.length;
  };
  add(({ title }) => words.every((word) => title.includes(word)));
  add(({ whole }) => words.every((word) => whole.includes(word)));
  if (found.length < few) add(({ whole }) => words.every((word) => whole.includes(word) || isInPieces(word, whole)));
  const heard = found.length < few ? add(({ row }) => words.every((word) => soundsLike(word, row))) : 0;
  return { found: found.map(({ row }) => row), bySound: heard > 0 };
}

const textOf = (row: SessionRow): string =>
  [nameOf(row), row.base_name, row.base_place, row.teacher_name, row.summary].filter(Boolean).join('\n');

/** What people say of a session, for searching by sound. */
const nameOf = ({ title, kind, topic, region_code: regionCode }: SessionRow): string =>
  [title, courseKinds[kind as CourseKind], courseTopics[topic as CourseTopic], placeName(regionCode)]
    .filter(Boolean)
    .join('\n');

/** Whether each character of the word stands in the text beside a neighbour: `种植养殖` in 种植和养殖. */
function isInPieces(word: string, whole: string): boolean {
  const characters = [...word];
  const isThere = characters.map((character, place) => whole.includes(`${character}${characters[place + 1] ?? ' '}`));
  return characters.length > 1 && characters.every((_, place) => isThere[place] || isThere[place - 1]);
}

/** Whether the word, in characters or as pinyin, sounds like a part of what the session is called. */
function soundsLike(word: string, row: SessionRow): boolean {
  const spoken = /^\p{Script=Han}+$/u.test(word) ? [syllablesOf(word)] : /^[a-z]+$/.test(word) ? readPinyin(word) : [];
  const runs = (nameOf(row).match(/\p{Script=Han}+/gu) ?? []).map((run) => ` ${syllablesOf(run).join(' ')} `);
  return spoken.some(
    (syllables) => syllables.length > 1 && runs.some((run) => run.includes(` ${syllables.join(' ')} `)),
  );
}
