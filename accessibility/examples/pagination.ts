import type { ComponentProps } from 'astro/types';
import type Pagination from '#src/components/Pagination.astro';
import type { Examples } from './example.ts';

export const examples: Examples<ComponentProps<typeof Pagination>> = {
  first: { props: { next: '/jobs?page=2', label: '第一页时翻页' }, alone: true },
  middle: { props: { previous: '/jobs?page=1', next: '/jobs?page=3', label: '中间一页时翻页' }, alone: true },
  last: { props: { previous: '/jobs?page=7', label: '最后一页时翻页' }, alone: true },
};
