import { hoursKinds, occupations, ownEducations, workModes } from '../job/job.ts';
import { contactWays } from '../jobseeker/jobseeker.ts';
import type { Entry } from '../jobseeker/person.ts';
import { placeName } from '../region/region.ts';
import {
  contactPeople,
  contactTimes,
  distances,
  sharedParts,
  trainingTopics,
  waysOfWork,
  workplaceNeeds,
} from './demand.ts';
import type { DemandAnswers, Question } from './demand.ts';

const lines = (...texts: readonly (string | undefined)[]): string | undefined =>
  texts.filter((text) => text).join('\n') || undefined;

const namesOf = <Key extends string>(labels: Readonly<Record<Key, string>>, keys: readonly Key[] = []): string =>
  keys.map((key) => labels[key]).join('、');

const own = (answers: DemandAnswers): Readonly<Record<Question, string | undefined>> => {
  const { work, place, mode, ways, hours, abilities, experience, needs, training, contact, sharing } = answers;
  return {
    work:
      work &&
      lines(
        [namesOf(occupations, work.occupations), ...work.own].filter(Boolean).join('、'),
        work.isUnsure ? '还不清楚' : undefined,
      ),
    place:
      place &&
      lines(
        [...(place.isAnywhere ? ['哪里都可以'] : []), ...place.regions.map(placeName), place.other]
          .filter(Boolean)
          .join('、'),
        place.distance && distances[place.distance],
      ),
    mode: mode && namesOf(workModes, mode.modes),
    ways: ways && ways.ways.map((way) => waysOfWork[way].name).join('、'),
    hours: hours && lines(namesOf(hoursKinds, hours.hours), hours.note),
    abilities:
      abilities && lines(abilities.can && `会做：${abilities.can}`, abilities.likes && `喜欢：${abilities.likes}`),
    experience: experience && lines(experience.education && ownEducations[experience.education], experience.done),
    // Longer than names: one a line is heard better.
    needs: needs && lines(...needs.needs.map((need) => workplaceNeeds[need]), needs.note),
    training: training && lines(namesOf(trainingTopics, training.topics), training.note),
    contact:
      contact &&
      lines(
        contactWays[contact.way],
        contact.phone && `电话：${contact.phone}`,
        contact.reach,
        contact.times.length > 0 ? `方便的时间：${namesOf(contactTimes, contact.times)}` : undefined,
        contactPeople[contact.person],
      ),
    sharing:
      sharing &&
      (sharing.counsellor.length > 0
        ? `辅导员另外看得到：${namesOf(sharedParts, sharing.counsellor)}`
        : '这几项都不给辅导员看'),
  };
};

/** An answer in words, one thing a line; undefined when there is none. */
export const sayAnswer = (answers: DemandAnswers, question: Question): string | undefined => own(answers)[question];

/** `由家属示例妈妈代填`; undefined for what the person filled in alone. */
export function sayEntry({ by, called }: Pick<Entry, 'by' | 'called'>): string | undefined {
  if (by === 'self') return undefined;
  return by === 'helper' ? `由家属${called}代填` : `由工作人员${called}代填`;
}
