/** A test of our own, or an engine whose rules name no criteria. */
export interface Check {
  /** Where it stands, from the top folder. */
  file: string;
  /** What the public statement calls it. */
  name: string;
}

const check = (name: string): string => `accessibility/checks/${name}.ts`;
const journey = (name: string): string => `tests/journeys/visitor-${name}.spec.ts`;
const transcript = (name: string): string => `accessibility/screen-reader/transcripts/${name}.txt`;

export const checks = {
  'browser-messages': { file: check('browser-messages'), name: '浏览器不抢先报错' },
  'character-shortcuts': { file: check('character-shortcuts'), name: '逐个按键' },
  clock: { file: check('clock'), name: '拨快时钟' },
  'colour-alone': { file: check('colour-alone'), name: '颜色有文字' },
  constructs: { file: 'tests/forbidden-constructs.test.ts', name: '不许用的代码' },
  copy: { file: 'accessibility/copy.spec.ts', name: '查用词' },
  'cut-off': { file: check('cut-off'), name: '不切字' },
  'display-settings': { file: journey('changes-display-settings'), name: '改无障碍设置的全过程' },
  'error-contract': { file: check('error-contract'), name: '错误提示' },
  'field-edges': { file: check('field-edges'), name: '量字段边框' },
  'field-names': { file: check('field-names'), name: '字段名称' },
  'field-purpose': { file: check('field-purpose'), name: '字段用途' },
  'focus-appearance': { file: check('focus-appearance'), name: '量焦点框' },
  'forced-colours': { file: check('forced-colours'), name: '高对比度模式' },
  forms: { file: check('forms'), name: '填表不为难人' },
  'generated-text': { file: check('generated-text'), name: '文字不在样式里' },
  headings: { file: check('headings'), name: '标题' },
  'heard-entry': { file: 'accessibility/screen-reader/pages.ts', name: '读屏软件走到正文' },
  'heard-programme': { file: transcript('read-programme'), name: '听方案的记录' },
  'heard-report': { file: transcript('report-barrier'), name: '听报告障碍的记录' },
  'heard-search': { file: transcript('find-job-by-search'), name: '听搜索岗位的记录' },
  'heard-settings': { file: transcript('change-display'), name: '听改设置的记录' },
  'hover-content': { file: check('hover-content'), name: '悬停不藏内容' },
  'html-validate': { file: 'accessibility/engines/html-validate.ts', name: 'html-validate' },
  'images-of-text': { file: check('images-of-text'), name: '文字不做成图片' },
  'journeys-by-keyboard': { file: journey('reports-a-barrier'), name: '只用键盘报告障碍的全过程' },
  'kept-answers': { file: 'tests/pages/feedback.test.ts', name: '填的内容不丢' },
  'keyboard-walk': { file: check('keyboard-walk'), name: '键盘走一遍' },
  landmarks: { file: check('landmarks'), name: '页面的各个部分' },
  language: { file: check('language'), name: '语言标记' },
  'left-open': { file: 'tests/pages/left-open.test.ts', name: '放了七天的表单还能交' },
  'link-purpose': { file: check('link-purpose'), name: '链接文字' },
  'lists-and-tables': { file: check('lists-and-tables'), name: '列表和表格' },
  motion: { file: check('motion'), name: '没有动画' },
  'mouse-only': { file: check('mouse-only'), name: '不是只给鼠标用' },
  'no-images': { file: 'tests/pages/weight.test.ts', name: '没有图片和外来文件' },
  'no-media': { file: 'tests/forbidden-constructs.test.ts', name: '没有音频和视频' },
  'no-scripts': { file: 'tests/pages/weight.test.ts', name: '几乎没有脚本' },
  orientation: { file: check('orientation'), name: '横屏和竖屏' },
  'pages-together': { file: check('pages-together'), name: '各页放在一起比' },
  'pictures-and-media': { file: check('pictures-and-media'), name: '图片、音频和视频' },
  'print-view': { file: check('print-view'), name: '打印' },
  'reading-order': { file: check('reading-order'), name: '看和听的顺序' },
  reflow: { file: check('reflow'), name: '320像素宽' },
  selecting: { file: check('selecting'), name: '选了不跳走' },
  'site-map': { file: 'tests/pages/public-pages.test.ts', name: '网站地图' },
  'spaced-words': { file: check('spaced-words'), name: '词的中间没有空格' },
  'start-of-page': { file: check('start-of-page'), name: '跳到正文' },
  status: { file: check('status'), name: '状态消息' },
  targets: { file: check('targets'), name: '量按钮' },
  'text-contrast': { file: check('text-contrast'), name: '量文字对比度' },
  'text-layout': { file: check('text-layout'), name: '行长和行距' },
  'text-size': { file: check('text-size'), name: '放大文字' },
  'text-spacing': { file: check('text-spacing'), name: '加大文字间距' },
  title: { file: check('title'), name: '网页标题' },
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof checks;
