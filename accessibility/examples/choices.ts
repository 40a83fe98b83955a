import type { ComponentProps } from 'astro/types';
import type Choices from '#src/components/Choices.astro';
import type { Examples } from './example.ts';

const modes = { onsite: '到单位上班', remote: '居家办公', hybrid: '部分时间居家' };

export const examples: Examples<ComponentProps<typeof Choices>> = {
  empty: { props: { name: 'choices-empty', legend: '在哪里上班', options: modes } },
  chosen: { props: { name: 'choices-chosen', legend: '在哪里上班', options: modes, value: 'remote' } },
  hint: { props: { name: 'choices-hint', legend: '在哪里上班', options: modes, hint: '以后随时可以改。' } },
  error: {
    props: {
      name: 'choices-error',
      legend: '在哪里上班',
      options: modes,
      hint: '以后随时可以改。',
      error: '请选一项：在哪里上班。',
    },
  },
  long: {
    props: {
      name: 'choices-long',
      legend: '这个岗位哪里有问题',
      options: {
        exclusion: '岗位要求里写了不招残疾人，或者不招某一类残疾人，虽然工作内容和残疾情况没有关系',
        other: '其他',
      },
    },
  },
  heading: {
    props: { name: 'choices-heading', legend: '您想在哪里上班', options: modes, legendAsHeading: true },
    alone: true,
  },
  'heading-error': {
    props: {
      name: 'choices-heading-error',
      legend: '您想在哪里上班',
      options: modes,
      legendAsHeading: true,
      error: '请选一项：您想在哪里上班。',
    },
    alone: true,
  },
};
