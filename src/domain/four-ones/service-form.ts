import { z } from 'zod';
import { chinaDay } from '../day/day.ts';
import { readDay } from '../jobseeker/jobseeker-form.ts';
import { serviceKinds } from './four-ones.ts';
import type { ServiceKind } from './four-ones.ts';

/** `/files/[id]/services`: a service that was given, today or earlier. */
export const serviceForm = (now: Date) =>
  z.object({
    kind: z.enum(Object.keys(serviceKinds) as ServiceKind[], '请选一项：做了什么服务。'),
    doneOn: z
      .string()
      .default('')
      .transform((text, context) => {
        const day = readDay(text);
        if (!day) context.addIssue({ code: 'custom', message: '请写哪天做的，例如2026年3月1日。' });
        else if (day > chinaDay(now)) context.addIssue({ code: 'custom', message: '日期还没有到。请写做过的那天。' });
        else if (day < '2020-01-01') context.addIssue({ code: 'custom', message: '日期太早了。请再看一看年份。' });
        return day ?? '';
      }),
  });
