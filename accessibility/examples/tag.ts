import type { ComponentProps } from 'astro/types';
import type Tag from '#src/components/Tag.astro';
import type { Examples } from './example.ts';

export const examples: Examples<ComponentProps<typeof Tag>> = {
  short: { props: {}, text: '示例' },
  long: { props: {}, text: '征求意见稿，还没有正式印发' },
};
