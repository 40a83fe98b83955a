import { defineMiddleware } from 'astro:middleware';
import { access } from '#src/access.ts';
import { readPreferences } from '#src/preferences.ts';

/** Who is this, what did they choose, and may they open this route? */
export const onRequest = defineMiddleware((context, next) => {
  context.locals.preferences = readPreferences({
    display: context.cookies.get('display')?.value,
    region: context.cookies.get('region')?.value,
  });
  context.locals.route = context.routePattern;
  if (!Object.hasOwn(access, context.routePattern)) return context.rewrite('/403');
  return next();
});
