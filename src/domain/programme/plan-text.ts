import { isWithin } from './clause.ts';
import type { Abbreviation, Clause, Programme } from './programme.ts';

/** A piece of a plan's original text. Joined in order, the texts of all blocks are the whole original. */
export type Block = { clause: Clause; text: string } & (
  { kind: 'heading'; level: 2 | 3 | 4 } | { kind: 'paragraph' } | { kind: 'departments' }
);

const part = /^([一二三四五六七八九十])、/;
const item = /^（([一二三四五六七八九十])）/;
const task = /^(\d+)[.．]/;
const closing = /^(?:抄送|公开方式)：/;

/** The plan's original text as headings, paragraphs and lines of responsible departments, each under its clause. */
export function planBlocks(programme: Programme): readonly Block[] {
  const lines = programme.text.split('\n').filter((line) => line !== '');
  const titles = linesWithTaskTitles(lines);
  let clause = at(programme.abbreviation, programme.noticeTitle ? '通知' : '序言');
  let currentPart = '';
  let currentItem = '';

  const body = (text: string): Block[] => splitDepartments(text).map((block) => ({ ...block, clause }));
  const titled = (line: string, level: 3 | 4): Block[] => {
    const end = line.indexOf('。') + 1 || line.length;
    return [{ kind: 'heading', level, clause, text: line.slice(0, end) }, ...body(line.slice(end))];
  };

  return lines.flatMap((line): Block[] => {
    if (line === programme.noticeTitle || line === programme.title) {
      if (line === programme.title) clause = at(programme.abbreviation, '序言');
      return [{ kind: 'heading', level: 2, clause, text: line }];
    }
    const unnumbered = programme.unnumberedParts.find(({ starts }) => line.startsWith(starts));
    if (unnumbered) {
      clause = unnumbered.clause;
      return unnumbered.heading ? titled(line, 3) : body(line);
    }
    const [, partNumeral] = part.exec(line) ?? [];
    if (partNumeral) {
      currentPart = partNumeral;
      currentItem = '';
      clause = at(programme.abbreviation, partNumeral);
      return [{ kind: 'heading', level: 2, clause, text: line }];
    }
    const [, itemNumeral] = item.exec(line) ?? [];
    if (itemNumeral) {
      currentItem = `(${itemNumeral})`;
      clause = at(programme.abbreviation, currentPart + currentItem);
      return titled(line, 3);
    }
    const [, taskNumber] = task.exec(line) ?? [];
    if (taskNumber) {
      clause = at(programme.abbreviation, currentPart + currentItem + taskNumber);
      return titles.has(line) ? titled(line, 4) : body(line);
    }
    if (closing.test(line)) clause = at(programme.abbreviation, '文末');
    return body(line);
  });
}

/** The original text of one clause and everything within it; empty when the plan has no such clause. */
export function clauseText(programme: Programme, clause: Clause): string {
  return planBlocks(programme)
    .filter((block) => isWithin(block.clause, clause))
    .map((block) => block.text)
    .join('');
}

function at(abbreviation: Abbreviation, place: string): Clause {
  return `${abbreviation} ${place}`;
}

/**
 * The numbered tasks that open with a title. Where one task of an item has none, as in KZ 一(一) and HS 二(九), the
 * titles of its neighbours cannot be headings either: the outline would put it under the one before.
 */
function linesWithTaskTitles(lines: readonly string[]): ReadonlySet<string> {
  const groups: string[][] = [];
  for (const line of lines) {
    if (item.test(line)) groups.push([]);
    else if (task.test(line)) groups.at(-1)?.push(line);
  }
  const hasTitle = (line: string) => !line.slice(0, line.indexOf('。')).includes('，');
  return new Set(groups.filter((group) => group.every(hasTitle)).flat());
}

/** The departments stand in brackets after a paragraph's last full stop. */
function splitDepartments(text: string): readonly { kind: 'paragraph' | 'departments'; text: string }[] {
  if (text === '') return [];
  const bracket = Math.max(...['。〔', '。（', '。['].map((opening) => text.lastIndexOf(opening)));
  if (bracket === -1 || !/[〕）\]]$/.test(text)) return [{ kind: 'paragraph', text }];
  return [
    { kind: 'paragraph', text: text.slice(0, bracket + 1) },
    { kind: 'departments', text: text.slice(bracket + 1) },
  ];
}
