import { z } from 'zod';
import { courseFacts } from '../course/course.ts';
import type { CourseFact } from '../course/course.ts';
import { accessAnswers } from '../job/job.ts';
import type { AccessAnswer } from '../job/job.ts';
import { upTo } from './typed-text.ts';

const factKeys = Object.keys(courseFacts) as CourseFact[];

/** The field of a fact's note. */
export const noteOf = (fact: string): string => `${fact}-note`;

/** `/training/sessions/[id]/facts`: an answer and a note for each; without an answer it stays 未知. */
export const factsForm = z
  .object(
    Object.fromEntries([
      ...factKeys.map((fact) => [fact, z.string().default('')] as const),
      ...factKeys.map((fact) => [noteOf(fact), upTo(100)] as const),
    ]),
  )
  .transform((typed, context) =>
    factKeys.flatMap((fact) => {
      const answer = (Object.keys(accessAnswers) as AccessAnswer[]).find((each) => each === typed[fact]);
      const note = typed[noteOf(fact)] || undefined;
      if (!answer && note)
        context.addIssue({ code: 'custom', path: [fact], message: `请先选“${courseFacts[fact]}”有没有，再写说明。` });
      return answer ? [{ fact, answer, note }] : [];
    }),
  );
