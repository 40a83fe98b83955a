// After everything that the page needs. Without it, only the page about a missing network is missing.
if ('serviceWorker' in navigator)
  addEventListener('load', () =>
    navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => {}),
  );
