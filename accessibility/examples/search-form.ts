import type { ComponentProps } from 'astro/types';
import type SearchForm from '#src/components/SearchForm.astro';
import type { Examples } from './example.ts';

// Alone on its page: the search box is the one field with this name.
export const examples: Examples<ComponentProps<typeof SearchForm>> = {
  empty: { props: {}, alone: true },
  filled: { props: { value: '按摩' }, alone: true },
  error: { props: { value: '按摩'.repeat(60), error: '最多写100个字，请删去20个字。' }, alone: true },
};
