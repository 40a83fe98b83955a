/** One state of a component, shown in the style guide and checked by the accessibility tests. */
export interface Example<Props> {
  props: Props;
  /** Plain text of the default slot, for components that have one. */
  text?: string;
  /** Shown on a page of its own: it stands before the heading or is the heading, or there is one on a page. */
  alone?: boolean;
  /** Its `heading` is the heading of the page. */
  hasHeading?: boolean;
}

export type Examples<Props> = Readonly<Record<string, Example<Props>>>;

/** How each state is called in the style guide. */
export const stateNames: Readonly<Record<string, string>> = {
  chosen: '已选择',
  empty: '空白',
  error: '有错误',
  'error-hint': '有说明和错误',
  filled: '已填写',
  first: '第一页',
  form: '整张表单的错误',
  heading: '兼作页面标题',
  'heading-error': '兼作页面标题，有错误',
  hint: '有说明',
  info: '一般',
  last: '最后一页',
  long: '内容很长',
  middle: '中间一页',
  one: '一项',
  plain: '平常',
  primary: '主要',
  search: '搜索框',
  secondary: '次要',
  several: '几项',
  short: '内容很短',
  success: '办成了',
  unknown: '很多情况未知',
  two: '两级',
  warning: '警告',
};
