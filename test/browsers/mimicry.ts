import type { TestRunnerCoreConfig } from '@web/test-runner-core';
import type { Engine } from './engines.ts';

type Middleware = NonNullable<TestRunnerCoreConfig['middleware']>[number];

const SCRIPT = '<script src="/test/browsers/remove-features.ts"></script>';

/** For engines that mimic an older one, removes what it lacks from every page, including those of the hosts. */
export function mimicry(engines: readonly Engine[]): Middleware {
  const mimics = new Set(engines.map(({ userAgent }) => userAgent));
  return async (ctx, next) => {
    await next();
    if (typeof ctx.body === 'string' && ctx.response.is('html') && mimics.has(ctx.get('user-agent'))) {
      ctx.body = ctx.body.replace('<head>', `<head>${SCRIPT}`);
    }
  };
}
