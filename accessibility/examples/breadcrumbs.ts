import type { ComponentProps } from 'astro/types';
import type Breadcrumbs from '#src/components/Breadcrumbs.astro';
import type { Examples } from './example.ts';

export const examples: Examples<ComponentProps<typeof Breadcrumbs>> = {
  one: { props: { trail: [{ name: '找岗位', href: '/jobs' }] }, alone: true },
  two: {
    props: {
      trail: [
        { name: '行动方案', href: '/programmes' },
        { name: '柳州市促进残疾人就业行动方案', href: '/programmes/450200' },
      ],
    },
    alone: true,
  },
};
