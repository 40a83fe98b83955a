import type { Question } from '#src/domain/demand/demand.ts';

/** What each question asks, as the heading of its page. */
export const headings: Readonly<Record<Question, string>> = {
  work: '想做什么工作',
  place: '想在哪里工作',
  mode: '想在家做，还是出门做',
  ways: '愿意用哪些方式就业',
  hours: '什么时间可以工作',
  abilities: '会做什么，喜欢做什么',
  experience: '上过什么学，做过什么',
  needs: '工作的时候需要什么便利',
  training: '想参加什么培训',
  contact: '怎样联系您',
  sharing: '哪些给就业辅导员看',
};

/** The field of each question that a mistake of the whole page is told at. */
export const firstFields: Readonly<Record<Question, string>> = {
  work: 'work',
  place: 'first',
  mode: 'modes',
  ways: 'ways',
  hours: 'hours',
  abilities: 'can',
  experience: 'education',
  needs: 'needs',
  training: 'topics',
  contact: 'way',
  sharing: 'counsellor',
};
