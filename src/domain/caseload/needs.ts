import { sayDay } from '../day/day.ts';
import { questions } from '../demand/demand.ts';
import type { DemandAnswers, Question } from '../demand/demand.ts';
import { sayAnswer } from '../demand/say-demand.ts';
import { isService, sayService } from '../four-ones/four-ones.ts';
import type { GivenService } from '../four-ones/four-ones.ts';
import type { RecordFile } from '../jobseeker/jobseeker-queries.ts';
import { inOneLine, isAction, isCurrent, lineStates, sayDoer, sayDue } from '../plan/plan.ts';
import type { Action, Goal } from '../plan/plan.ts';

/*
 * 需求清单和帮扶清单, and the four that have to be clear before anybody can be helped (四清): ZH 二6, system S7. Pure: what is
 * known goes in, what is said of it comes out.
 */

/** 四清, as ZH 二6 names them. */
export const clarities = {
  person: '人员底数清',
  skills: '技能水平清',
  needs: '就业需求清',
  wishes: '求职意向清',
} as const;

export type Clarity = keyof typeof clarities;

/** What each asks, in plain words. */
export const clarityQuestions: Readonly<Record<Clarity, string>> = {
  person: '要知道本人是谁、住哪里、怎样联系、现在有没有工作。',
  skills: '要知道本人会做什么，评估结果怎样。',
  needs: '要知道本人要什么条件，要什么便利，想不想培训。',
  wishes: '要知道本人想做什么工作、用哪种方式就业。',
};

/** What is known of a person. */
export interface Known {
  file: Pick<RecordFile, 'residenceRegion' | 'education' | 'contactWay' | 'person'>;
  /** A self-assessment or one by professionals holds now. */
  hasAssessment: boolean;
  /** The registration that holds now, without what the person keeps from the counsellor. */
  answers: DemandAnswers | undefined;
  /** Questions that the person has answered and does not show. */
  hidden: readonly Question[];
}

/** Where one of the four stands: what is missing, in words; empty when it is clear. */
export interface ClarityState {
  clarity: Clarity;
  missing: string[];
}

const needQuestions: readonly Question[] = ['place', 'mode', 'hours', 'needs', 'training'];

/** The four in their order, each with what is not known yet. What the person keeps to themselves is not missing. */
export function findUnclear({ file, hasAssessment, answers, hidden }: Known): ClarityState[] {
  const { person } = file;
  const absent = (facts: Readonly<Record<string, unknown>>): string[] =>
    Object.entries(facts).flatMap(([name, value]) => (value === undefined || value === '' ? [name] : []));
  const isKnown = (question: Question): true | undefined =>
    hidden.includes(question) || (answers && sayAnswer(answers, question)) ? true : undefined;
  const unanswered = (asked: readonly Question[]): string[] =>
    asked.filter((question) => !isKnown(question)).map((question) => questions[question]);
  return [
    {
      clarity: 'person',
      missing: absent({
        现在住在哪里: file.residenceRegion,
        怎样联系: file.contactWay ?? person.phone,
        出生日期: person.bornOn,
        学历: file.education,
        现在有没有工作: person.situation,
      }),
    },
    {
      clarity: 'skills',
      missing: [...(hasAssessment ? [] : ['职业能力评估']), ...unanswered(['abilities', 'experience'])],
    },
    { clarity: 'needs', missing: answers ? unanswered(needQuestions) : ['就业需求登记'] },
    {
      clarity: 'wishes',
      missing: [...(answers?.work && !answers.work.isUnsure ? [] : [questions.work]), ...unanswered(['ways'])],
    },
  ];
}

/** `清楚`, or what is not: `还不知道出生日期、学历`. */
export const sayClarity = ({ missing }: ClarityState): string =>
  missing.length === 0 ? '清楚' : `还不知道${missing.join('、')}`;

/** One line of 需求清单: what the person asks for. */
export interface Need {
  term: string;
  details: string;
  /** What is done for it. Empty: nothing yet. */
  help: string[];
}

/** The kinds of service and the words of an action that answer a need; of the others only a person can tell. */
const answeredBy: Partial<Record<Question, { services: readonly string[]; words: RegExp }>> = {
  work: { services: ['placement', 'job'], words: /岗位|招聘|简历|面试/ },
  training: { services: ['training'], words: /培训|学习|课/ },
  needs: { services: [], words: /便利|软件|读屏|手语|设备|改造|商量/ },
};

const listed: readonly Question[] = ['work', 'ways', 'mode', 'place', 'hours', 'needs', 'training'];

const sayAction = (action: Action): string =>
  `${inOneLine(action.text)}，由${sayDoer(action, '本人')}做，${sayDue(action.dueOn)}，${lineStates[action.state]}`;

/**
 * 需求清单: what the person registered, each with the help that answers it, as far as the kind of service or the words of an
 * action tell. A need whose help is empty is the one to work on.
 */
export function listNeeds(
  answers: DemandAnswers,
  services: readonly GivenService[],
  lines: readonly (Goal | Action)[],
): Need[] {
  const actions = lines.filter(isAction).filter(({ state }) => state !== 'dropped');
  return listed.flatMap((question): Need[] => {
    const details = sayAnswer(answers, question);
    if (!details) return [];
    const by = answeredBy[question];
    const help = by
      ? [
          ...services
            .filter((service) => isService(service) && by.services.includes(service.kind))
            .map((service) => sayService(service)),
          ...actions
            .filter(
              ({ text, jobId, sessionId }) =>
                by.words.test(text) || (question === 'work' && jobId) || (question === 'training' && sessionId),
            )
            .map(sayAction),
        ]
      : [];
    return [{ term: questions[question], details, help }];
  });
}

/** Whether somebody has to act on a need: it can be answered by what is done, and nothing is done. */
export const isUnanswered = ({ term, help }: Need): boolean =>
  help.length === 0 && Object.keys(answeredBy).some((question) => questions[question as Question] === term);

/** 帮扶清单: what is being done now, and what was done, the newest first. */
export const listHelp = (services: readonly GivenService[], lines: readonly (Goal | Action)[]) => ({
  current: lines.filter(isAction).filter(isCurrent).map(sayAction),
  given: services.filter(isService).map((service) => `${sayService(service)}${service.by ? `，由${service.by}` : ''}`),
});

/** When the registration was sent and until when it holds. */
export const sayHolding = ({ sentOn, endsOn }: { sentOn: string; endsOn: string }): string =>
  `${sayDay(sentOn)}登记，有效到${sayDay(endsOn)}。`;
