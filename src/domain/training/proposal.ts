/** Whether the employer can take people on after the course. */
export const takesOn = {
  yes: '可以录用学完的人',
  some: '可以录用一部分',
  no: '现在不招人',
  unsure: '还不清楚',
} as const;

export type TakesOn = keyof typeof takesOn;

export const proposalStates = { sent: '等工作人员答复', course: '会开班', declined: '这次不开' } as const;

export type ProposalState = keyof typeof proposalStates;

/** What an employer asks to be taught (KZ 一(十)2). */
export interface Proposal {
  proposalId: string;
  organisationId: string;
  organisationName: string;
  regionCode: string;
  title: string;
  what: string;
  people: number;
  when: string;
  takesOn: TakesOn;
  state: ProposalState;
  answer: string | undefined;
  courseId: string | undefined;
  answeredAt: string | undefined;
  createdAt: string;
}
