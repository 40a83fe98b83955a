import type { Clause } from './programme.ts';

const numerals = '一二三四五六七八九十';
const parts = /^([一二三四五六七八九十])(末)?(?:\(([一二三四五六七八九十])\))?(\d+)?$/;

/** Places of a plan outside its numbered parts, each with how it is said and its id in the page of the text. */
const unnumbered: Record<string, { name: string; anchor: string }> = {
  通知: { name: '印发通知', anchor: 'notice' },
  序言: { name: '序言', anchor: 'preamble' },
  文末: { name: '文末', anchor: 'closing' },
};

function place(clause: Clause): string {
  return clause.slice(3);
}

/** How a clause is said, without the plan's name: `LZ 二(七)` is 第二部分第七项. Throws on a malformed clause. */
export function clauseName(clause: Clause): string {
  const outside = unnumbered[place(clause)];
  if (outside) return outside.name;
  const [, part, end, item, number] = parsed(clause);
  return [`第${part}部分`, end ? '末尾' : '', item ? `第${item}项` : '', number ? `第${number}条` : ''].join('');
}

/** The id of a clause in the page of the original text: `LZ 二(七)` is `c2-7`. Throws on a malformed clause. */
export function clauseAnchor(clause: Clause): string {
  const outside = unnumbered[place(clause)];
  if (outside) return outside.anchor;
  const [, part, end, item, number] = parsed(clause);
  const ordinal = (numeral: string | undefined) => (numeral ? String(numerals.indexOf(numeral) + 1) : undefined);
  return `c${[ordinal(part), end ? 'end' : undefined, ordinal(item), number].filter(Boolean).join('-')}`;
}

/** Whether a clause is another one or lies within it: `KZ 一(七)1` lies within `KZ 一(七)` and `KZ 一`. */
export function isWithin(inner: Clause, outer: Clause): boolean {
  // A number is the lowest level, and 二(七)10 is not part of 二(七)1.
  return inner === outer || (!/\d$/.test(outer) && inner.startsWith(outer));
}

function parsed(clause: Clause): RegExpExecArray {
  const match = parts.exec(place(clause));
  if (!match) throw new Error(`Malformed clause: ${clause}`);
  return match;
}
