import type { ComponentProps } from 'astro/types';
import type Button from '#src/components/Button.astro';
import type { Examples } from './example.ts';

export const examples: Examples<ComponentProps<typeof Button>> = {
  primary: { props: {}, text: '提交需求' },
  secondary: { props: { kind: 'secondary' }, text: '保存草稿' },
  long: { props: {}, text: '我核对过了，提交给当地残联的工作人员' },
};
