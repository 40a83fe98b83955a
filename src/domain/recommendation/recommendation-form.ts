import { z } from 'zod';
import { refusalKinds } from './recommendation.ts';
import type { RefusalKind } from './recommendation.ts';

/** What of a job somebody does not want. */
export const refusalForm = z.object({
  kind: z.enum(Object.keys(refusalKinds) as [RefusalKind, ...RefusalKind[]], {
    error: '请选一项：只不要这个岗位，还是这一类都不要。',
  }),
});

/** Which refusal is taken back. */
export const takeBackForm = z.object({ refusal: z.uuid('没有读懂提交的内容，请再提交一次。') });
