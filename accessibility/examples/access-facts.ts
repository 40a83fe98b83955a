import type { ComponentProps } from 'astro/types';
import type AccessFacts from '#src/components/AccessFacts.astro';
import { accessFacts } from '#src/domain/job/job.ts';
import type { AccessAnswer, AccessFact } from '#src/domain/job/job.ts';
import type { Examples } from './example.ts';

type Props = ComponentProps<typeof AccessFacts>;

const confirmed = (fact: AccessFact, answer: AccessAnswer, note: string | null = null): Props['access'][number] => ({
  fact,
  answer,
  note,
  confirmed_by: '示例就业辅导员',
  confirmed_on: '2026-11-02',
  confirmed_how: 'visit',
});

export const examples: Examples<Props> = {
  several: {
    props: {
      access: [
        confirmed('entrance', 'yes', '大门没有台阶，电梯有语音报层'),
        confirmed('toilet', 'no'),
        confirmed('documents', 'partly', '合同有电子版，排班表只有纸质的'),
      ],
    },
  },
  empty: { props: { access: [] } },
  long: { props: { access: (Object.keys(accessFacts) as AccessFact[]).map((fact) => confirmed(fact, 'yes')) } },
};
