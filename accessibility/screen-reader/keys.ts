/** What keys do while Orca reads a page, as transcripts say it. */
const keys: Readonly<Record<string, string>> = {
  h: '按h，到下一个标题',
  '1': '按1，到下一个一级标题',
  '2': '按2，到下一个二级标题',
  '3': '按3，到下一个三级标题',
  k: '按k，到下一个链接',
  'shift+k': '按Shift加k，到上一个链接',
  'shift+b': '按Shift加b，到上一个按钮',
  e: '按e，到下一个输入框',
  b: '按b，到下一个按钮',
  c: '按c，到下一个组合框',
  r: '按r，到下一个单选按钮',
  x: '按x，到下一个复选框',
  l: '按l，到下一个列表',
  i: '按i，到下一个列表项',
  m: '按m，到下一个界标',
  Down: '按下箭头',
  Up: '按上箭头',
  Right: '按右箭头',
  Left: '按左箭头',
  Tab: '按Tab',
  'shift+Tab': '按Shift加Tab',
  Return: '按回车',
  space: '按空格',
  Escape: '按Esc',
  'ctrl+Home': '按Ctrl加Home，到页首',
  'Insert+a': '按Insert加a，切换焦点模式',
  'Insert+Tab': '按Insert加Tab，到下一个表单控件',
  KP_Add: '按小键盘加号，一直读下去',
};

/** The sentence a transcript has for a key press, by xdotool's name of the key. */
export function sayKey(key: string): string {
  const sentence = keys[key];
  if (!sentence) throw new Error(`keys.ts has no words for the key ${key}`);
  return sentence;
}

const orcaNames: Readonly<Record<string, string>> = { ' ': 'space', '\t': 'tab', '\r': 'return' };

/** Whether the key that Orca tells of is the one that xdotool pressed, or the last one of its chord. */
export function isSameKey(told: string, pressed: string): boolean {
  const last = pressed.slice(pressed.lastIndexOf('+') + 1).toLowerCase();
  return (orcaNames[told] ?? told.toLowerCase()) === last;
}
