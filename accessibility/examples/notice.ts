import type { ComponentProps } from 'astro/types';
import type Notice from '#src/components/Notice.astro';
import type { Examples } from './example.ts';

export const examples: Examples<ComponentProps<typeof Notice>> = {
  info: { props: { heading: '这是示例岗位' }, text: '单位和岗位都是编写的，用来演示，不能应聘。' },
  success: { props: { heading: '已经收到您的需求', kind: 'success' }, text: '我们会在5个工作日内答复您。' },
  warning: { props: { heading: '这个岗位已经截止', kind: 'warning' }, text: '不能再应聘了。可以看看别的岗位。' },
  long: {
    props: { heading: '这份行动方案是征求意见稿，还不是正式文件，没有法律效力，内容以后可能会改', kind: 'warning' },
    text: '方案的期限已经结束。现在还有没有效，未知，请问当地残联。我们把原文放在这里，是为了让您知道当地曾经打算做什么，也方便您和工作人员核对。',
  },
};
