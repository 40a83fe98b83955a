import { sayDay } from '../day/day.ts';
import { sayMissing } from '../four-ones/four-ones.ts';
import { placeName } from '../region/region.ts';
import type { CaseloadPerson, KnownPerson } from './caseload-list-queries.ts';

/** How a plan stands, in a list. */
export const planStandings: Readonly<Record<KnownPerson['plan'], string>> = {
  none: '还没有计划',
  never: '有计划，本人还没有说同意不同意',
  'not yet': '有计划，本人还不同意',
  changed: '有计划，本人同意过，后来改了',
  agreed: '有计划，本人同意',
};

/** The last contact in a list. */
export const sayContact = (contactOn: string | undefined): string => (contactOn ? sayDay(contactOn) : '没有记录');

/** What a list says of a person after the name, one sentence a fact. */
export function sayPerson({ residenceRegion, known }: CaseloadPerson): string[] {
  const place = `居住地：${residenceRegion ? placeName(residenceRegion) : '未知'}。`;
  if (!known) return [place, '本人没有同意让辅导员看档案。'];
  const { missing, contactOn, plan } = known;
  return [
    place,
    `四个一：${sayMissing(missing)}。`,
    `最近联系：${sayContact(contactOn)}。`,
    `${planStandings[plan]}。`,
  ];
}
