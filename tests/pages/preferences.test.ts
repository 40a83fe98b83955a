import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPortal } from '../portal.ts';
import type { Portal } from '../portal.ts';
import { readFormPage } from './form-page.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal({ content: 'empty' });
});
afterAll(() => portal.stop());

const cookieOf = (response: Response): string => response.headers.getSetCookie().join(', ');
const carried = (response: Response): string => cookieOf(response).split(';', 1)[0] ?? '';

describe('choosing a region', () => {
  test('asks nobody who does not want to: nothing is chosen for them', async () => {
    const page = await readFormPage(await portal.visit('/region'));
    expect(page.headings[0]).toBe('选择地区');
    expect(page.values['region']).toBeUndefined();
  });

  test('is kept for a year, out of reach of scripts, and leads to the plan of the region', async () => {
    const response = await portal.submit('/region', { region: '500154' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/programmes/500154?saved=region#main');
    const cookie = cookieOf(response);
    for (const part of [/^region=500154;/, /Max-Age=31536000/, /Path=\//, /HttpOnly/, /SameSite=Lax/])
      expect(cookie).toMatch(part);
    const again = await readFormPage(await portal.visit('/region', { headers: { cookie: carried(response) } }));
    expect(again.values['region']).toBe('500154');
  });

  test('goes back to where one came from', async () => {
    const asked = await readFormPage(await portal.visit('/region?next=/jobs%3Fq%3D%E5%AE%A2%E6%9C%8D'));
    const response = await portal.submit('/region', { region: '450200', next: asked.values['next'] ?? '' });
    expect(response.headers.get('location')).toBe('/jobs?q=%E5%AE%A2%E6%9C%8D&saved=region#main');
  });

  test.each(['https://evil.example', '//evil.example', '/\\evil.example', '/..//evil.example', 'javascript:alert(1)'])(
    'never goes on to another site: %s',
    async (next) => {
      const asked = await readFormPage(await portal.visit(`/region?next=${encodeURIComponent(next)}`));
      expect(asked.values['next']).toBeUndefined();
      const response = await portal.submit('/region', { region: '450200', next });
      expect(response.headers.get('location')).toBe('/programmes/450200?saved=region#main');
    },
  );

  test('can be given up again', async () => {
    const response = await portal.submit('/region', { region: 'none' }, { headers: { cookie: 'region=450200' } });
    expect(response.headers.get('location')).toBe('/programmes?saved=region#main');
    expect(cookieOf(response)).toMatch(/^region=.*(Expires=Thu, 01 Jan 1970|Max-Age=0)/);
  });

  test.each(['', '110000', 'x'])('takes no region that has no plan: "%s"', async (region) => {
    const response = await portal.submit('/region', { region, next: '/jobs' });
    const page = await readFormPage(response);
    expect(page.status).toBe(422);
    expect(page.title).toBe('错误：选择地区，同途');
    expect(Object.keys(page.errors)).toEqual(['region']);
    expect(page.ids).toContain('region');
    expect(page.values['next']).toBe('/jobs');
    expect(cookieOf(response)).toBe('');
  });
});

describe('the display settings', () => {
  const large = { size: '200', theme: 'contrast', spacing: 'wide', targets: 'large' };

  test('are found under the names that people know', async () => {
    const { html, text } = await readFormPage(await portal.visit('/settings'));
    expect(text).toMatch(/^无障碍设置您找长辈版、大字版、关怀版，就是这里。/);
    expect(html).toMatch(/<meta name="description" content="[^"]*长辈版[^"]*大字版/);
  });

  test('show what holds without a choice', async () => {
    const { values } = await readFormPage(await portal.visit('/settings'));
    expect(values).toMatchObject({ size: '100', theme: 'auto', spacing: 'normal', targets: 'normal' });
  });

  test('are kept and said back in words, and the page follows them', async () => {
    const response = await portal.submit('/settings', large);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/settings?saved=display#main');
    for (const part of [/Max-Age=31536000/, /Path=\//, /HttpOnly/, /SameSite=Lax/])
      expect(cookieOf(response)).toMatch(part);
    const page = await readFormPage(
      await portal.visit('/settings?saved=display', { headers: { cookie: carried(response) } }),
    );
    expect(page.text).toContain('字号：最大。配色：高对比度。行距和字距：宽松。按钮和输入框：加大。');
    expect(page.values).toMatchObject(large);
    expect(page.html).toMatch(/<html[^>]*data-theme="contrast"[^>]*data-size="200"/);
    expect(page.html).toContain('[data-theme=contrast]{--page:#000');
    const standard = await readFormPage(await portal.visit('/settings'));
    expect(standard.html).not.toContain('[data-theme=contrast]{');
  });

  test('go back to standard in one press', async () => {
    const headers = { cookie: 'display=size%3D200' };
    const response = await portal.submit('/settings', { reset: '1' }, { headers });
    expect(response.status).toBe(303);
    expect(cookieOf(response)).toMatch(/^display=.*(Expires=Thu, 01 Jan 1970|Max-Age=0)/);
  });

  test('name what is missing or unknown, and keep the rest', async () => {
    const response = await portal.submit('/settings', { size: '200', theme: '"><script>', spacing: 'wide' });
    const page = await readFormPage(response);
    expect(page.status).toBe(422);
    expect(page.title).toMatch(/^错误：/);
    expect(page.errors).toEqual({ theme: '请选一项：配色。', targets: '请选一项：按钮和输入框。' });
    for (const field of Object.keys(page.errors)) expect(page.ids).toContain(field);
    expect(page.values).toMatchObject({ size: '200', spacing: 'wide' });
    expect(cookieOf(response)).toBe('');
    expect(page.markup).not.toMatch(/<script>(?!'serviceWorker')/);
  });
});
