import type { ComponentProps } from 'astro/types';
import type SurveyQuestion from '#src/components/SurveyQuestion.astro';
import type { Examples } from './example.ts';

const options = { 1: '在家工作', 2: '到单位上班', 3: '都可以' };

export const examples: Examples<ComponentProps<typeof SurveyQuestion>> = {
  one: { props: { heading: '第1题，共4题：您想在哪里上班', kind: 'one', options }, alone: true, hasHeading: true },
  several: {
    props: {
      heading: '第2题，共4题：您什么时候方便上课（选填）',
      kind: 'several',
      hint: '可以选几项。',
      options: { 1: '上午', 2: '下午', 3: '晚上' },
      value: '1\n3',
    },
    alone: true,
    hasHeading: true,
  },
  hint: {
    props: { heading: '第3题，共4题：您每天最多工作几小时', kind: 'number', hint: '只写数字，比如4。' },
    alone: true,
    hasHeading: true,
  },
  error: {
    props: {
      heading: '第3题，共4题：您每周最多工作几天',
      kind: 'number',
      value: '四个',
      error: '请只写数字，比如3。不用写单位。',
    },
    alone: true,
    hasHeading: true,
  },
  filled: {
    props: { heading: '第4题，共4题：您还想告诉我们什么（选填）', kind: 'text', value: '示例：我想学剪辑。' },
    alone: true,
    hasHeading: true,
  },
};
