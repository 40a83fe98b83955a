import type { ComponentProps } from 'astro/types';
import type SelectField from '#src/components/SelectField.astro';
import type { Examples } from './example.ts';

const educations = { none: '学历不限', senior: '高中或中专', college: '大专', bachelor: '本科' };

export const examples: Examples<ComponentProps<typeof SelectField>> = {
  plain: { props: { name: 'select-plain', label: '学历要求', options: educations } },
  chosen: { props: { name: 'select-chosen', label: '学历要求', options: educations, value: 'bachelor' } },
  error: {
    props: {
      name: 'select-error',
      label: '学历要求',
      options: { '': '请选择', ...educations },
      hint: '选您已经毕业的最高学历。',
      error: '请从列表里选一项学历。',
    },
  },
  long: {
    props: {
      name: 'select-long',
      label: '办事的地方',
      options: { a: '柳州市示例区残疾人就业服务机构示例街道便民服务中心二楼第三号窗口（周一到周五）' },
    },
  },
};
