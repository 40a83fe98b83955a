/**
 * The one script inside every page: it registers the service worker once the page is there. Without it, only the page
 * about a missing network is missing. The content security policy allows this text and no other.
 */
export const registration =
  "'serviceWorker'in navigator&&addEventListener('load',function(){" +
  "navigator.serviceWorker.register('/sw.js',{updateViaCache:'none'}).catch(function(){})})";
