import { cleanStyle } from './clean-style.ts';

const head = (title: string): string => `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}，同途</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/icon.svg">
<style>${cleanStyle}</style>
</head>`;

const header = `<header>
<a class="skip" href="#main">跳到正文</a>
<a class="brand" href="/">同途</a>
<nav aria-label="主导航">
<ul class="row">
<li><a href="/jobs">找岗位</a></li>
<li><a href="/settings">无障碍设置</a></li>
<li><a href="/help">帮助</a></li>
</ul>
</nav>
</header>`;

const footer = `<footer>
<ul class="row">
<li><a href="/accessibility">无障碍声明</a></li>
<li><a href="/contact">联系我们</a></li>
<li><a href="/site-map">网站地图</a></li>
</ul>
</footer>`;

const page = (title: string, main: string): string => `${head(title)}
<body>
${header}
<main id="main" tabindex="-1">
${main}
</main>
${footer}
</body>
</html>
`;

const place = `<nav aria-label="当前位置">
<ol class="row">
<li><a href="/">首页</a></li>
<li><a href="/jobs">全部岗位</a></li>
</ol>
</nav>`;

const job = `${place}
<h1>示例客服专员</h1>
<p class="lead">在家接听电话，回答顾客的问题。用人单位是示例服务公司。</p>
<img src="/ramp.svg" alt="公司门口的坡道，两侧有扶手" width="320" height="180">
<h2>岗位情况</h2>
<dl>
<dt>薪酬</dt>
<dd>每月5000元至8000元</dd>
<dt>截止日期</dt>
<dd>2026年3月1日</dd>
<dt>电话</dt>
<dd>138 1234 5678</dd>
</dl>
<h2>工作内容</h2>
<ul>
<li>接听顾客的电话。</li>
<li>把问题记在系统里。</li>
<li>每周写一份小结。</li>
</ul>
<h2>上班时间</h2>
<table>
<caption>一周的班次</caption>
<thead>
<tr><th scope="col">日子</th><th scope="col">开始</th><th scope="col">结束</th></tr>
</thead>
<tbody>
<tr><th scope="row">周一至周五</th><td>9时</td><td>17时</td></tr>
<tr><th scope="row">周六</th><td>9时</td><td>12时</td></tr>
</tbody>
</table>
<h2>用人单位怎么说</h2>
<p>我们用自己的话介绍，原文是英文。</p>
<blockquote lang="en"><p>We hire people for what they can do, and we adapt the workplace together.</p></blockquote>
<p>想了解更多，请看<a href="/employers/1">示例服务公司的介绍</a>，里面写着便利条件。</p>
<p><a href="/apply">申请示例客服专员</a></p>
<h2>相近的岗位</h2>
<ul>
<li><a href="/jobs/2">示例数据标注员</a></li>
<li><a href="/jobs/3">示例文字编辑</a></li>
</ul>`;

const field = (name: string, label: string, rest: string, hint = '', error = ''): string => {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return `<div class="field">
<label class="field__label" for="${name}">${label}</label>${hint && `\n<p class="field__hint" id="${name}-hint">${hint}</p>`}${
    error && `\n<p class="field__error" id="${name}-error">${error}</p>`
  }
<input class="input" id="${name}" name="${name}" ${rest}${described && ` aria-describedby="${described}"`}${
    error && ' aria-invalid="true"'
  }>
</div>`;
};

const form = (
  errors: { name?: string; phone?: string; way?: string },
  answered = '',
): string => `<form method="post" action="/apply#errors" novalidate>
${field('name', '姓名', `type="text" autocomplete="name"${answered}`, '', errors.name)}
${field('phone', '手机号码', 'type="tel" autocomplete="tel" inputmode="tel"', '用人单位会发短信给您。', errors.phone)}
${field('email', '电子邮箱（选填）', 'type="email" autocomplete="email"')}
<fieldset class="field" role="radiogroup"${errors.way ? ' aria-invalid="true"' : ''}>
<legend class="field__label">您想怎样上班${errors.way ? ` <span class="field__error" id="way-error">错误：${errors.way}</span>` : ''}</legend>
<label class="choice"><input type="radio" id="way" name="way" value="home"> <span>在家上班</span></label>
<label class="choice"><input type="radio" id="way-onsite" name="way" value="onsite"> <span>到单位上班</span></label>
</fieldset>
<fieldset class="field">
<legend class="field__label">您需要哪些便利（选填）</legend>
<label class="choice"><input type="checkbox" id="needs" name="needs" value="captions"> <span>开会时有字幕</span></label>
<label class="choice"><input type="checkbox" id="needs-hours" name="needs" value="hours"> <span>上班时间可以调整</span></label>
</fieldset>
<div class="field">
<label class="field__label" for="start">什么时候能上班</label>
<select class="input" id="start" name="start">
<option value="now">马上</option>
<option value="month">一个月以后</option>
</select>
</div>
<div class="field">
<label class="field__label" for="note">还想说什么（选填）</label>
<textarea class="input" id="note" name="note" rows="3"></textarea>
</div>
<button class="button" type="submit">保存并核对</button>
</form>`;

const apply = `${place}
<h1>申请示例客服专员</h1>
<p>第1步，共2步。填写后可以先核对，再提交。</p>
${form({})}`;

const mistakes = `<div class="error-summary" id="errors" role="group" aria-labelledby="errors-heading" tabindex="-1">
<h2 id="errors-heading">有2处错误，请改正</h2>
<ul>
<li><a href="#phone">请填写手机号码，例如138 1234 5678。</a></li>
<li><a href="#way">请选择您想怎样上班。</a></li>
</ul>
</div>
${place}
<h1>申请示例客服专员</h1>
<p>第1步，共2步。填写后可以先核对，再提交。</p>
${form({ phone: '请填写手机号码，例如138 1234 5678。', way: '请选择您想怎样上班。' }, ' value="示例求职者"')}`;

const check = `${place}
<h1>核对您的申请</h1>
<p>第2步，共2步。提交以前还可以更改。</p>
<dl>
<dt>姓名</dt>
<dd>示例求职者</dd>
<dd><a href="/apply#name">更改姓名</a></dd>
<dt>手机号码</dt>
<dd>138 1234 5678</dd>
<dd><a href="/apply#phone">更改手机号码</a></dd>
</dl>
<form method="post" action="/apply/check" novalidate>
<button class="button" type="submit">提交申请</button>
</form>`;

const signIn = `<h1>登录</h1>
<p>可以用短信验证码，也可以用密码。</p>
<form method="post" action="/sign-in#errors" novalidate>
${field('phone', '手机号码', 'type="tel" autocomplete="tel" inputmode="tel"')}
${field('code', '短信验证码', 'type="text" autocomplete="one-time-code" inputmode="numeric"', '验证码在30分钟内有效。')}
${field('password', '密码', 'type="password" autocomplete="current-password"')}
<button class="button" type="submit">登录同途</button>
</form>`;

/** Pages without a mistake, by their path. Every defect is one change of one of them. */
export const cleanPages = {
  '/jobs/1': page('示例客服专员', job),
  '/apply': page('申请示例客服专员', apply),
  '/apply/mistakes': page('申请示例客服专员', mistakes).replace('<title>', '<title>错误：'),
  '/apply/check': page('核对您的申请', check),
  '/sign-in': page('登录', signIn),
} as const;

export type CleanPath = keyof typeof cleanPages;

// `Object.keys` forgets which keys there are.
export const cleanPaths = Object.keys(cleanPages) as CleanPath[];
