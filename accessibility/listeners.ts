import type { Page } from '@playwright/test';

/**
 * Marks every element with the kinds of events that scripts listen to on it, as `data-listens`, attributes such as
 * `onclick` included; window and document count as the root. Returns all kinds.
 */
export async function markListeners(page: Page): Promise<ReadonlySet<string>> {
  const session = await page.context().newCDPSession(page);
  const kinds = new Set<string>();
  try {
    for (const expression of ['document', 'window']) {
      const { result } = await session.send('Runtime.evaluate', { expression });
      if (!result.objectId) continue;
      const { listeners } = await session.send('DOMDebugger.getEventListeners', {
        objectId: result.objectId,
        ...(expression === 'document' ? { depth: -1 } : {}),
      });
      for (const { type, backendNodeId } of listeners) {
        kinds.add(type);
        const object = backendNodeId
          ? (await session.send('DOM.resolveNode', { backendNodeId })).object.objectId
          : result.objectId;
        if (!object) continue;
        await session.send('Runtime.callFunctionOn', {
          objectId: object,
          functionDeclaration: `function (kind) {
            const element = this instanceof Element ? this : document.documentElement;
            const known = (element.getAttribute('data-listens') || '').split(' ').filter(Boolean);
            if (!known.includes(kind)) element.setAttribute('data-listens', [...known, kind].join(' '));
          }`,
          arguments: [{ value: type }],
        });
      }
    }
  } finally {
    await session.detach();
  }
  return kinds;
}

/** Whether a script listens to what people do with keys, pointers and fields, or there is a shortcut key. */
export async function hearsPeople(page: Page): Promise<boolean> {
  const own = /^(load|pageshow|pagehide|DOMContentLoaded|readystatechange|error|unhandledrejection)$/;
  const kinds = await markListeners(page);
  return [...kinds].some((kind) => !own.test(kind)) || (await page.locator('[accesskey]').count()) > 0;
}
