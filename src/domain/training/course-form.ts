import { z } from 'zod';
import { courseKinds, courseTopics, feeKinds } from '../course/course.ts';
import { trainingRegions } from './training.ts';
import { needed, oneKey, oneKeyOrNone, optional } from './typed-text.ts';

/** What a course is; held at no time yet (LZ 二(十), KZ 一(十), HS 20-21). */
export const courseForm = (staffRegion: string) =>
  z.object({
    title: needed(40, '请写培训项目的名称。'),
    summary: needed(60, '请用一句话写学什么。'),
    description: needed(2000, '请写学哪些内容。'),
    kind: oneKey(courseKinds, '请选一项：哪一类培训。'),
    topic: oneKeyOrNone(courseTopics, '请从列表里选主题，或者不选。'),
    meantFor: optional(300),
    certificate: optional(100),
    fee: oneKeyOrNone(feeKinds, '请从列表里选收不收费，或者不选。'),
    feeNote: optional(200),
    regionCode: z
      .string()
      .default('')
      .refine((code) => trainingRegions(staffRegion).some(([known]) => known === code), {
        error: '请从列表里选一个地区。',
      }),
  });

export type CourseAnswers = z.output<ReturnType<typeof courseForm>>;
