import type { APIRoute } from 'astro';
import { feedbackPath, homePath, jobsPath, settingsPath } from '#src/paths.ts';

const manifest = {
  id: homePath,
  name: '同途：残疾人找工作',
  short_name: '同途',
  description: '残疾人找岗位，看岗位的无障碍情况，看本地的行动方案，提需求。',
  lang: 'zh-CN',
  dir: 'ltr',
  start_url: homePath,
  scope: homePath,
  display: 'standalone',
  background_color: '#fbfaf7',
  theme_color: '#08534d',
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  shortcuts: [
    { name: '找岗位', url: jobsPath },
    { name: '提需求', url: feedbackPath },
    { name: '无障碍设置', url: settingsPath },
  ],
};

/** What a phone needs to put the site beside its apps. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(manifest), {
    headers: { 'Content-Type': 'application/manifest+json; charset=utf-8', 'Cache-Control': 'public, max-age=86400' },
  });
