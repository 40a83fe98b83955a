import type { ComponentProps } from 'astro/types';
import type TextField from '#src/components/TextField.astro';
import type { Examples } from './example.ts';

export const examples: Examples<ComponentProps<typeof TextField>> = {
  empty: { props: { name: 'text-empty', label: '单位名称' } },
  filled: {
    props: {
      name: 'text-filled',
      label: '手机号码',
      value: '13812345678',
      type: 'tel',
      autocomplete: 'tel',
      inputmode: 'tel',
    },
  },
  hint: {
    props: {
      name: 'text-hint',
      label: '怎么联系您',
      hint: '可以写手机号码、电子邮箱，或者家人的电话。',
      optional: true,
    },
  },
  error: {
    props: { name: 'text-error', label: '回执号码', error: '请填写回执号码，一共12个数字。', inputmode: 'numeric' },
  },
  'error-hint': {
    props: {
      name: 'text-error-hint',
      label: '回执号码',
      hint: '回执号码有12个数字，可以留空格。',
      value: '1234 5678',
      error: '您写了8个数字，请再核对一次。',
      inputmode: 'numeric',
    },
  },
  search: { props: { name: 'text-search', label: '您想找什么工作', value: '按摩', type: 'search' } },
  long: {
    props: {
      name: 'text-long',
      label: '您最近一次工作的单位全称，和您在那里做的事，请写营业执照或者劳动合同上的名字',
      hint: '不知道全称也没有关系，写您记得的名字。工作人员看了以后，会打电话或者发短信向您核对，不会直接联系这个单位。',
      value: '柳州市示例区示例路残疾人集中就业示例有限责任公司第二生产车间',
      error: '这里最多写30个字。您写了31个字，请删去1个字。如果写不下，可以写到下面的“其他情况”里。',
    },
  },
};
