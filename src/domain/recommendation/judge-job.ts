import { assessmentKinds } from '../assessment/assessment.ts';
import type { AssessmentKind, Findings } from '../assessment/assessment.ts';
import { sayDay } from '../day/day.ts';
import { workplaceNeeds } from '../demand/demand.ts';
import type { WorkplaceNeed } from '../demand/demand.ts';
import { accessFacts } from '../job/job.ts';
import type { AccessAnswer, AccessFact } from '../job/job.ts';
import { rulesOfFindings } from './finding-rules.ts';
import type { Wants } from './recommendation.ts';
import { wantRules } from './want-rules.ts';
import type { WantedJob } from './want-rules.ts';

/** What jobs are judged by: what somebody registered, and what an assessment found. */
export interface Registered {
  wants: Wants;
  needs: readonly WorkplaceNeed[];
  assessment: { kind: AssessmentKind; doneOn: string; findings: Findings } | undefined;
}

/** A job with what is known of it. */
export interface JudgedJob extends WantedJob {
  isPayKnown: boolean;
  access: ReadonlyMap<AccessFact, AccessAnswer>;
}

export interface Judgement {
  /** Why the job is recommended, each a phrase. */
  because: string[];
  /** Those of them that say nothing of needs or of an assessment, for a message. */
  becauseOfWants: string[];
  /** What does not fit, or is not known. */
  against: string[];
  /** How many things are known to fit. */
  fits: number;
  /** The need that keeps the job out, or the want that it no longer fits. */
  barredBy: string | undefined;
}

/** What each answer to a fact says, where `有` and `没有` before its name would not be Chinese. */
const ownWords: Partial<Record<AccessFact, Readonly<Record<AccessAnswer | 'unknown', string>>>> = {
  flexible: {
    yes: '时间可以商量',
    no: '时间不能商量',
    partly: '只有一部分时间可以商量',
    unknown: '没有说时间能不能商量',
  },
  home: {
    yes: '可以居家办公',
    no: '不能居家办公',
    partly: '有几天可以居家办公',
    unknown: '没有说能不能居家办公',
  },
  test: {
    yes: '考试面试可以换方式',
    no: '考试面试不能换方式',
    partly: '考试面试可以换一部分方式',
    unknown: '没有说考试面试能不能换方式',
  },
  'guide-dog': {
    yes: '导盲犬可以进',
    no: '导盲犬不能进',
    partly: '导盲犬只能进一部分地方',
    unknown: '没有说导盲犬能不能进',
  },
};

/** `有安静工位`, `没有说有没有安静工位`. */
export function sayFact(fact: AccessFact, answer: AccessAnswer | undefined): string {
  const label = accessFacts[fact];
  const plain = {
    yes: `有${label}`,
    no: `没有${label}`,
    partly: `${label}只有一部分`,
    unknown: `没有说有没有${label}`,
  };
  return (ownWords[fact] ?? plain)[answer ?? 'unknown'];
}

const isFact = (need: WorkplaceNeed): need is AccessFact => Object.hasOwn(accessFacts, need);

/** Needs that no job says anything about: the page says once to ask. */
export const needsToAskAbout = (needs: readonly WorkplaceNeed[]): string[] =>
  needs.filter((need) => !isFact(need)).map((need) => workplaceNeeds[need]);

/** Facts of a place that nobody has to go to when all of the work is done at home. */
const factsOfPlace: readonly AccessFact[] = ['entrance', 'toilet', 'quiet', 'guide', 'route', 'guide-dog'];

const matters = ({ mode }: JudgedJob, fact: AccessFact): boolean => mode !== 'remote' || !factsOfPlace.includes(fact);

/** What a job says of a fact, in what it says of hours and place too. */
function answerOf({ access, mode, hours }: JudgedJob, fact: AccessFact): AccessAnswer | undefined {
  if (fact === 'home' && mode === 'remote') return 'yes';
  if (fact === 'home' && mode === 'hybrid') return 'partly';
  if (fact === 'flexible' && hours === 'flexible') return 'yes';
  return access.get(fact);
}

/** Whether a job fits what somebody registered, and why, in words; `whose` is 您, or 本人 to somebody else. */
export function judgeJob({ wants, needs, assessment }: Registered, job: JudgedJob, whose: '您' | '本人'): Judgement {
  const broken = wantRules.find(({ fits }) => !fits(wants, job));
  const becauseOfWants = wantRules.flatMap((rule) => rule.because(wants, job, whose) ?? []);
  const because = [...becauseOfWants];
  const against = wantRules.flatMap((rule) => rule.unknown?.(wants, job, whose) ?? []);
  const asked = new Set<AccessFact>();
  let barredBy = broken?.name;
  for (const need of needs.filter(isFact).filter((fact) => matters(job, fact))) {
    asked.add(need);
    const answer = answerOf(job, need);
    if (answer === 'no') barredBy ??= sayFact(need, answer);
    (answer === 'yes' ? because : against).push(sayFact(need, answer));
  }
  const assessed: string[] = [];
  for (const { label, facts = [], askIn, doneIn } of assessment ? rulesOfFindings(assessment.findings) : []) {
    for (const fact of facts.filter((each) => !asked.has(each) && matters(job, each))) {
      asked.add(fact);
      const answer = answerOf(job, fact);
      (answer === 'yes' ? assessed : against).push(sayFact(fact, answer));
    }
    if (askIn?.includes(job.occupation)) against.push(`可能要${tiring(label)}，请先问`);
    if (doneIn?.includes(job.occupation)) assessed.push(`${whose}做过“${label}”`);
  }
  const fits = because.length + assessed.length;
  if (assessment && assessed.length > 0)
    because.push(
      `根据${whose}${sayDay(assessment.doneOn)}的${assessmentKinds[assessment.kind]}，${assessed.join('，')}`,
    );
  if (!job.isPayKnown) against.push('薪酬未知');
  return { because, becauseOfWants, against, fits, barredBy };
}

/** `站很久`; of places and arrangements that tire, `在吵的地方`. */
const tiring = (label: string): string => (label.endsWith('的地方') ? `在${label}` : label);

/** The order of a list: what fits in everything first, then what is known to fit in more, then the newest. */
export const byFit = (a: { judgement: Judgement; seq: number }, b: { judgement: Judgement; seq: number }): number =>
  Number(a.judgement.against.length > 0) - Number(b.judgement.against.length > 0) ||
  b.judgement.fits - a.judgement.fits ||
  a.seq - b.seq;
