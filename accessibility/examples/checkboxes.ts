import type { ComponentProps } from 'astro/types';
import type Checkboxes from '#src/components/Checkboxes.astro';
import type { Examples } from './example.ts';

const needs = { software: '工作软件能用读屏', communication: '能用文字或手语沟通', quiet: '安静的工位' };

export const examples: Examples<ComponentProps<typeof Checkboxes>> = {
  empty: { props: { name: 'boxes-empty', legend: '您需要哪些便利', options: needs } },
  chosen: {
    props: { name: 'boxes-chosen', legend: '面试时您需要哪些便利', options: needs, values: ['software', 'quiet'] },
  },
  error: {
    props: {
      name: 'boxes-error',
      legend: '上班时您需要哪些便利',
      options: needs,
      hint: '可以选几项。',
      error: '请至少选一项您需要的便利。',
    },
  },
  heading: {
    props: { name: 'boxes-heading', legend: '工作的时候，您需要哪些便利', options: needs, legendAsHeading: true },
    alone: true,
  },
  one: { props: { name: 'boxes-one', legend: '确认', options: { yes: '我看过上面的内容，没有写错' } } },
  long: {
    props: {
      name: 'boxes-long',
      legend: '下面哪些事，您希望单位在面试之前就准备好，并且写在面试通知里',
      options: {
        written: '面试的问题提前用文字发给我，让我用自己的读屏软件或者点显器先读一遍，再当面回答',
        guide: '有人引导',
      },
    },
  },
};
