import type { Examples } from './example.ts';

export const examples: Examples<Record<string, never>> = {
  plain: { props: {} },
};
