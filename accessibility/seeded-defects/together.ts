import { add, all, swap } from './change.ts';
import type { Change } from './change.ts';
import type { CleanPath } from './clean-pages.ts';
import type { SeededDefect } from './defect.ts';

/** A mistake that shows only when pages are compared. */
export interface DefectTogether extends SeededDefect {
  changes: Readonly<Partial<Record<CleanPath, Change>>>;
}

const help = '<li><a href="/help">帮助</a></li>\n';
const settings = '<li><a href="/settings">无障碍设置</a></li>\n';

/** Pages that are right each by itself, and wrong beside the others. */
export const together: Readonly<Record<string, DefectTogether>> = {
  'a title that another page has too': {
    criteria: ['2.4.2'],
    changes: { '/apply/check': swap('<title>核对您的申请', '<title>申请示例客服专员') },
    caughtBy: 'pages-together title-repeated',
  },
  'a title without the name of the portal': {
    criteria: ['2.4.2'],
    changes: { '/sign-in': swap('<title>登录，同途', '<title>登录') },
    caughtBy: 'pages-together title-without-portal',
  },
  'a page that one page alone leads to': {
    criteria: ['2.4.5'],
    changes: { '/jobs/1': swap('<p><a href="/apply">申请示例客服专员</a></p>', '') },
    caughtBy: 'pages-together one-way',
  },
  'a navigation in another order on one page': {
    criteria: ['3.2.3'],
    changes: {
      '/apply': all(swap(settings, ''), swap('<li><a href="/jobs">找岗位', `${settings}<li><a href="/jobs">找岗位`)),
    },
    caughtBy: 'pages-together header-differs',
  },
  'a footer that one page does not have': {
    criteria: ['3.2.3'],
    changes: { '/apply/check': swap('<li><a href="/site-map">网站地图</a></li>\n', '') },
    caughtBy: 'pages-together footer-differs',
  },
  'a link that has another name on one page': {
    criteria: ['3.2.4'],
    changes: { '/apply': swap('<a href="/settings">无障碍设置', '<a href="/settings">长辈版') },
    caughtBy: 'pages-together name-differs',
  },
  'help at another place on one page': {
    criteria: ['3.2.6'],
    changes: {
      '/sign-in': all(
        swap(help, ''),
        swap('<nav aria-label="主导航">\n<ul class="row">\n', `<nav aria-label="主导航">\n<ul class="row">\n${help}`),
      ),
    },
    caughtBy: 'pages-together header-differs',
  },
  'a page without a way to help': {
    criteria: ['3.2.6', '3.3.5'],
    changes: { '/apply': all(swap(help, ''), swap('<li><a href="/contact">联系我们</a></li>\n', '')) },
    caughtBy: 'pages-together help-missing',
  },
  'a number that the next step asks for again': {
    criteria: ['3.3.7'],
    changes: {
      '/apply/check': add(
        '<label class="field__label" for="phone">手机号码</label>\n<input class="input" id="phone" name="phone" type="tel" autocomplete="tel">',
      ),
    },
    caughtBy: 'pages-together asked-again',
  },
};
