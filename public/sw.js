/*
 * Shows a page of our own when there is no network. It keeps no other page: what a page said may be out of date, and
 * another person may use the device next. Files that never change are left to the browser's own store.
 * To switch it off everywhere, set `enabled` to false: browsers fetch this file anew, empty the store and let go of it.
 */
const enabled = true;
/** A new name drops what former versions kept. */
const storeName = 'tongtu-1';
const offlinePage = '/offline';

self.addEventListener('install', (event) => {
  self.skipWaiting();
  if (enabled) event.waitUntil(keepOfflinePage());
});

self.addEventListener('activate', (event) => event.waitUntil(enabled ? start() : letGo()));

self.addEventListener('fetch', (event) => {
  if (enabled && event.request.mode === 'navigate' && event.request.method === 'GET') event.respondWith(page(event));
});

async function keepOfflinePage() {
  const store = await caches.open(storeName);
  await store.add(new Request(offlinePage, { cache: 'reload' }));
}

async function start() {
  for (const name of await caches.keys()) if (name !== storeName) await caches.delete(name);
  // Lets the request go out while this script is still being started.
  if (self.registration.navigationPreload) await self.registration.navigationPreload.enable();
  await self.clients.claim();
}

async function letGo() {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
}

async function page(event) {
  try {
    return (await event.preloadResponse) || (await fetch(event.request));
  } catch (error) {
    return (await caches.match(offlinePage)) || Response.error();
  }
}
