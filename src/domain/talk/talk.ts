import { sayDay } from '../day/day.ts';

/* HS 18: the 就业辅导员 coordinates with managers, colleagues and family; systems S38 and S39. */

/** With whom a counsellor talks about somebody's work. */
export const talkPartners = { manager: '单位的主管', colleague: '同事', family: '家人' } as const;

export type TalkPartner = keyof typeof talkPartners;

/** What is written down of a talk, sealed as one text. */
export interface TalkContent {
  /** Only where the one talked to agreed to being named. */
  name: string | undefined;
  said: string;
  agreed: string;
  next: string;
}

/** A talk as the person and the counsellor read it. */
export interface Talk extends TalkContent {
  talkId: string;
  partner: TalkPartner;
  talkedOn: string;
  /** `示例残联就业中心的示例老师`; empty where the account is gone. */
  by: string;
  recordedAt: string;
}

/** `2026年3月1日，和单位的主管示例李经理`. */
export const sayTalk = ({ talkedOn, partner, name }: Pick<Talk, 'talkedOn' | 'partner' | 'name'>): string =>
  `${sayDay(talkedOn)}，和${talkPartners[partner]}${name ?? ''}`;
