import type { ComponentProps } from 'astro/types';
import type ButtonLink from '#src/components/ButtonLink.astro';
import type { Examples } from './example.ts';

export const examples: Examples<ComponentProps<typeof ButtonLink>> = {
  primary: { props: { href: '/jobs' }, text: '找岗位' },
  secondary: { props: { href: '/programmes', kind: 'secondary' }, text: '行动方案' },
};
