import type { ComponentProps } from 'astro/types';
import type JobFilterForm from '#src/components/JobFilterForm.astro';
import { noFilters } from '#src/domain/job/job-filters.ts';
import type { Examples } from './example.ts';

// Alone on their pages: a form has one field of each name.
export const examples: Examples<ComponentProps<typeof JobFilterForm>> = {
  empty: { props: { filters: noFilters, errors: {} }, alone: true },
  chosen: {
    props: {
      filters: { ...noFilters, q: '客服', region: '450202', mode: 'remote', graduate: true, access: ['software'] },
      errors: {},
    },
    alone: true,
  },
  error: {
    props: { filters: noFilters, errors: { mode: '没有“飞行”这个选项，请重新选择。' } },
    alone: true,
  },
};
