import type { CourseFact, CourseTopic } from '../course/course.ts';
import type { CourseSession } from '../course/course-queries.ts';
import { hasSeat } from '../course/say-session.ts';
import { trainingTopics, workplaceNeeds } from '../demand/demand.ts';
import type { DemandAnswers, TrainingTopic, WorkplaceNeed } from '../demand/demand.ts';
import { regionAndAbove, regionName } from '../region/region.ts';

/** What somebody wants to learn, in the topics of courses. */
const topicsOf: Readonly<Record<TrainingTopic, readonly CourseTopic[]>> = {
  computer: ['digital', 'ai'],
  online: ['online-shop', 'live', 'media', 'service'],
  data: ['audio', 'ai', 'digital'],
  massage: ['massage'],
  crafts: ['crafts'],
  kitchen: ['cooking'],
  farming: ['farming'],
  housekeeping: ['housekeeping'],
  business: ['business', 'online-shop'],
  interview: ['interview'],
};

/** What is right at work for somebody, and the facts of a course that say the same. */
const factsOf: Partial<Record<WorkplaceNeed, readonly CourseFact[]>> = {
  software: ['readable'],
  documents: ['readable', 'large'],
  communication: ['captions', 'sign'],
  steps: ['easy'],
};

/** What is known of who is to learn. */
export interface Learner {
  answers: DemandAnswers | undefined;
  region: string | undefined;
}

/**
 * Why a session fits a person, in words, the strongest first: `本人想学“做饭、烘焙”`. Rules, not scores; empty where nothing
 * that is known speaks for it.
 */
export function sayFit(session: CourseSession, { answers, region }: Learner): string[] {
  const { topic, facts, way, regionCode, fee } = session;
  const topics = (answers?.training?.topics ?? []).filter((key) => topic && topicsOf[key].includes(topic));
  const isThere = (fact: CourseFact) => facts.some((known) => known.fact === fact && known.answer === 'yes');
  const needs = (answers?.needs?.needs ?? []).filter((need) => factsOf[need]?.some(isThere));
  const stays = answers?.mode?.modes.includes('remote') && way !== 'onsite';
  const isNear = region !== undefined && [region, ...regionAndAbove(region)].includes(regionCode);
  return [
    ...(topics.length > 0 ? [`本人想学“${topics.map((key) => trainingTopics[key]).join('、')}”`] : []),
    ...needs.map((need) => `本人要的便利，这个班有：“${workplaceNeeds[need]}”`),
    ...(stays ? ['本人想在家做，这个班可以在线上课'] : []),
    ...(isNear && way !== 'online' ? [`在${regionName(regionCode)}上课`] : []),
    ...(fee === 'free' ? ['不收费'] : []),
    ...(hasSeat(session) ? ['还有名额'] : []),
  ];
}

/** Whether the person said something that speaks for it: what holds for everybody does not count. */
export const isAskedFor = (session: CourseSession, learner: Learner): boolean =>
  sayFit(session, learner).some((reason) => reason.startsWith('本人'));
