import { findProgramme } from '../programme/programmes.ts';
import { claimEventKinds, otherAnswers, overlap, paperAnswers, sayMonths, usedMonths } from './claim.ts';
import type { Claim, ClaimEvent } from './claim.ts';
import { crossUses, findSubsidy } from './subsidies.ts';
import { conditionAnswers, judge, papersOf, proofs } from './subsidy.ts';
import type { Subsidy } from './subsidy.ts';

/** `柳州市的培训费和生活费补贴`. */
export const sayKind = ({ region, kind }: Pick<Claim, 'region' | 'kind'>): string =>
  `${findProgramme(region)?.name ?? '当地'}的${findSubsidy(region, kind)?.name ?? '补贴'}`;

/** A person's claims, the newest first, each with the words of a link that no other has. */
export const sayNumbered = (claims: readonly Claim[]): { claim: Claim; words: string }[] =>
  claims.map((claim, index) => ({
    claim,
    words: `第${claims.length - index}次申请，${findSubsidy(claim.region, claim.kind)?.name ?? '补贴'}`,
  }));

/** What was sent, as rows of a summary; only the months where the rest was erased. */
export function sayContent(claim: Claim): { term: string; details: string }[] {
  const subsidy = findSubsidy(claim.region, claim.kind);
  const months = { term: '申请哪几个月', details: sayMonths(claim) };
  const { content } = claim;
  if (!content || !subsidy) return [months];
  return [
    months,
    { term: subsidy.basis, details: content.basis },
    ...(content.proof ? [{ term: '哪一种证书', details: proofs[content.proof] }] : []),
    ...subsidy.conditions.map(({ key, asks }) => ({
      term: asks,
      details: conditionAnswers[content.answers[key] ?? 'unsure'],
    })),
    ...papersOf(subsidy).map(({ key, paper }) => ({
      term: paper,
      details: paperAnswers[content.papers[key] ?? 'none'],
    })),
    { term: '同一件事，有没有别的补贴', details: otherAnswers[content.other] },
    ...(content.words ? [{ term: '还想说的', details: content.words }] : []),
  ];
}

/** `家属示例妈妈申请了`; `您` where the person is the reader. */
export function sayClaimEvent({ kind, as, by }: Pick<ClaimEvent, 'kind' | 'as' | 'by'>, person: string): string {
  const who = as === 'self' ? person : `${as === 'helper' ? '家属' : '就业辅导员'}${by}`;
  return `${who}${claimEventKinds[kind]}`;
}

/** How many months of a limited subsidy are used and left; undefined where there is no limit. */
export function sayLimit(subsidy: Subsidy, claims: readonly Claim[]): string | undefined {
  if (!subsidy.limit) return undefined;
  const used = usedMonths(claims.filter(({ region, kind }) => region === subsidy.region && kind === subsidy.kind));
  const left = Math.max(0, subsidy.limit.months - used);
  return `累计最多${subsidy.limit.months}个月。已经用了和正在申请的共${used}个月，还剩${left}个月。`;
}

/**
 * What may be paid twice: another claim of the same purpose for the same month, or what the person said. Only told, never
 * decided (system S76; LZ 三(三), NJ 三(二)).
 */
export function sayCrossUse(claim: Claim, all: readonly Claim[]): string[] {
  const purpose = findSubsidy(claim.region, claim.kind)?.purpose;
  const others = all.filter(
    (other) =>
      other.claimId !== claim.claimId &&
      other.state !== 'refused' &&
      other.state !== 'withdrawn' &&
      findSubsidy(other.region, other.kind)?.purpose === purpose &&
      overlap(other, claim),
  );
  const said = [
    ...others.map((other) => `同样的月份，还申请了${sayKind(other)}，${sayMonths(other)}。`),
    ...(claim.content?.other === 'yes' ? ['本人说，同一件事还有别的补贴。'] : []),
  ];
  if (said.length === 0) return [];
  const rule = crossUses.find(({ region }) => region === claim.region);
  return [
    ...said,
    rule ? `方案要求：“${rule.quote}”能不能都拿，由审核的人定。` : '能不能都拿，方案没有写，由审核的人定。',
  ];
}

/** What the answers of a claim speak against or leave open, in sentences for whoever decides. */
export function sayDoubts(claim: Claim): string[] {
  const subsidy = findSubsidy(claim.region, claim.kind);
  if (!subsidy || !claim.content) return [];
  const { against, open } = judge(subsidy, claim.content.answers);
  return [
    ...against.map(({ says }) => `本人的回答不符合这一条：${says}。`),
    ...open.map(({ says }) => `这一条还要问：${says}。`),
  ];
}
