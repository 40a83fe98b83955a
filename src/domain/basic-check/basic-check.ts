import { recordParts } from '../jobseeker/jobseeker.ts';
import type { RecordPart } from '../jobseeker/jobseeker.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { fieldsOfPart, sayEntry, sayRecord } from '../jobseeker/say-record.ts';

/** What a person says to a fact. */
export const verdicts = { right: '正确', wrong: '需要更正' } as const;

export type Verdict = keyof typeof verdicts;

/** What a person says to a field where nothing is held. */
export const verdictsOfNothing: Readonly<Record<Verdict, string>> = { right: '正确，先空着', wrong: '需要补充' };

/** Who went through a check. */
export const checkedBy = { self: '本人', helper: '家属', staff: '工作人员' } as const;

export type CheckedBy = keyof typeof checkedBy;

/** Something the record holds, or does not. */
export interface Fact {
  field: string;
  term: string;
  /** As the record says it; 未知 where nothing is held. */
  value: string;
  isKnown: boolean;
  /** Who entered it and when, or that this is not known. */
  source: string;
}

/** What was said to the facts of one part. */
export interface CheckedPart {
  savedAt: string;
  facts: Readonly<Record<string, { verdict: Verdict; wanted: string }>>;
}

export type CheckAnswers = Partial<Record<RecordPart, CheckedPart>>;

/** Characters that a correction may have. */
export const wantedLength = 200;

/** The parts of a record, in the order of its page. */
export const partsInOrder = Object.keys(recordParts) as readonly RecordPart[];

/** The facts of one part of a record, in the order of its page (KZ 一(九)1, HS 16). */
export function factsOf(file: RecordFile, part: RecordPart): Fact[] {
  const rows = sayRecord(file)[part];
  return fieldsOfPart[part].flatMap((field, place) => {
    const row = rows[place];
    if (!row) return [];
    const entry = file.person.entered?.[field];
    // Who entered it stands on a line of its own there.
    const value = entry && entry.by !== 'self' ? row.details.split('\n').slice(0, -1).join('\n') : row.details;
    const isKnown = value !== '未知';
    const source = entry ? sayEntry(entry) : isKnown ? '谁在什么时候填的：未知' : '还没有填';
    return [{ field, term: row.term, value, isKnown, source }];
  });
}

/** How far a part is: how many of its facts were answered, and how many there are. */
export const countAnswered = (facts: readonly Fact[], checked: CheckedPart | undefined): number =>
  facts.filter(({ field }) => checked && Object.hasOwn(checked.facts, field)).length;

/** `未开始`, `还有2项没有核对`, `已核对` with what is to be corrected. */
export function sayPartState(facts: readonly Fact[], checked: CheckedPart | undefined): string {
  const answered = countAnswered(facts, checked);
  if (!checked || answered === 0) return '未开始';
  if (answered < facts.length) return `进行中，还有${facts.length - answered}项`;
  const wrong = facts.filter(({ field }) => checked.facts[field]?.verdict === 'wrong').length;
  return wrong === 0 ? '已核对，都正确' : `已核对，${wrong}项要更正`;
}

/**
 * What a part's form was opened on: the record and the answers as they were then. Whoever sends it when something has
 * changed on another device is told first.
 */
export const stampOf = (file: Pick<RecordFile, 'changedAt'>, checked: CheckedPart | undefined): string =>
  // Without a blank at its ends, which a form would lose.
  `${checked?.savedAt ?? 'new'},${file.changedAt}`;
