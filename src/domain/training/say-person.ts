import { materialForms, takingPartNeeds } from '../enrolment/enrolment.ts';
import type { EnrolmentState, EnrolmentWishes } from '../enrolment/enrolment.ts';

/** Where somebody stands on the list of a session, as its staff read it. */
export const listedStates: Readonly<Record<EnrolmentState, string>> = {
  enrolled: '报上了',
  waiting: '候补',
  offered: '有名额，等本人回答',
  cancelled: '本人取消了',
  declined: '本人没有要名额',
  expired: '没有按时回答',
  moved: '换到了别的班次',
  'called off': '班次取消了',
  ended: '没有等到名额',
};

/** What somebody needs to take part, in one sentence; nothing where they need nothing. */
export function sayNeeds({ needs, materials, words }: EnrolmentWishes): string | undefined {
  const said = [
    ...needs.map((need) => takingPartNeeds[need]),
    ...(materials.length > 0 ? [`教材要${materials.map((form) => materialForms[form]).join('、')}`] : []),
  ];
  if (said.length === 0 && !words) return undefined;
  return `${said.join('；')}${said.length > 0 && words ? '；' : ''}${words ? `“${words}”` : ''}。`;
}
