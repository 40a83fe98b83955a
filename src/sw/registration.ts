/**
 * The one script inside every page: it registers the service worker, after all that the page shows. Without it, only the page
 * about a missing network is missing. The content security policy allows this text and no other.
 */
export const registration =
  "'serviceWorker'in navigator&&navigator.serviceWorker.register('/sw.js').catch(function(){})";
