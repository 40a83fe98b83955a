import type { ComponentProps } from 'astro/types';
import type ErrorSummary from '#src/components/ErrorSummary.astro';
import type { Examples } from './example.ts';

// Alone on its page: there is one summary on a page, and it stands before the heading.
export const examples: Examples<ComponentProps<typeof ErrorSummary>> = {
  one: { props: { errors: { main: '请填写回执号码，一共12个数字。' } }, alone: true },
  several: {
    props: {
      errors: {
        main: '请选一项：您想提需求、提问题，还是报告无障碍问题。',
        errors: '最多写2000个字。您写了2301个字，请删去301个字。',
      },
    },
    alone: true,
  },
  form: { props: { errors: { '': '没有读懂提交的内容，请再提交一次。' } }, alone: true },
};
