import { defineMiddleware } from 'astro:middleware';
import { db } from '#db/connection.ts';
import { access, decide, lacksProof } from '#src/access.ts';
import { dropSent, findSent, keepSent } from '#src/answers-after-sign-in.ts';
import { findSessionOwner } from '#src/domain/account/session-queries.ts';
import { findVisitor } from '#src/domain/account/visitor-queries.ts';
import { fillForm } from '#src/form.ts';
import { findActing } from '#src/domain/mandate/mandate-queries.ts';
import { stopActing } from '#src/domain/mandate/stop-acting.ts';
import { generatorPath, mandatesPath, proofPath, secondFactorPath, signInPath } from '#src/paths.ts';
import { readPreferences } from '#src/preferences.ts';
import { sealer } from '#src/sealer.ts';
import { sessionCookieName } from '#src/session-cookie.ts';

/** Who is this, what did they choose, and may they open this route? */
export const onRequest = defineMiddleware(async (context, next) => {
  const { cookies, locals, url } = context;
  locals.preferences = readPreferences({
    display: cookies.get('display')?.value,
    region: cookies.get('region')?.value,
  });
  locals.route = context.routePattern;
  const token = cookies.get(sessionCookieName(url))?.value;
  const isPost = context.request.method === 'POST';
  // Asked first: reading a session that has run out deletes it.
  const owner = token && isPost ? await findSessionOwner(db, token) : undefined;
  locals.visitor = token ? await findVisitor(db, sealer, token) : undefined;
  locals.acting = locals.visitor && (await findActing(db, sealer, locals.visitor, new Date()));
  const rule = Object.hasOwn(access, context.routePattern) ? access[context.routePattern] : undefined;
  // What comes next would otherwise be done for somebody else than the helper thinks.
  if (locals.visitor?.mandateId && !locals.acting && rule !== 'everyone') {
    await stopActing(db, locals.visitor);
    return context.redirect(`${mandatesPath}?ended=true#main`, 303);
  }
  const decision = decide(rule, locals.visitor, locals.acting);
  if (decision === 'refuse') return context.rewrite('/403');
  // Nothing that was typed is lost because the session had ended.
  if (isPost && decision !== 'open') await keepSent(db, sealer, context, owner);
  if (decision === 'sign in') return context.redirect(signInPath(url.pathname + url.search), 303);
  if (decision === 'second factor') {
    // Who has none yet sets one up first.
    const path = locals.visitor?.hasSecondFactor ? secondFactorPath : generatorPath;
    return context.redirect(`${path}?next=${encodeURIComponent(url.pathname + url.search)}`, 303);
  }
  if (locals.visitor && lacksProof(rule, locals.visitor, new Date()))
    return context.redirect(proofPath(url.pathname + url.search), 303);
  if (rule !== 'everyone') locals.kept = await findSent(db, sealer, context);
  if (locals.kept) fillForm(context.request, locals.kept);
  const response = await next();
  if (isPost && locals.kept && response.status === 303) await dropSent(db, context);
  // What only some may open is kept by nobody, also not by the browser's way back.
  if (rule !== 'everyone') response.headers.set('Cache-Control', 'no-store');
  return response;
});
