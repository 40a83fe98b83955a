import { z } from 'zod';
import { courseOutcomes } from '../enrolment/enrolment.ts';
import { needed, oneKey } from './typed-text.ts';

/** What staff say to the needs that a person sent. `seen` is when the needs that were shown had been changed. */
export const replyForm = z.object({
  reply: needed(500, '请写您怎样安排，或者为什么安排不了。'),
  seen: z.string().default(''),
});

/** How a course ended for one person. */
export const outcomeForm = z.object({ outcome: oneKey(courseOutcomes, '请选一项：学完了没有。') });
