import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { Accounts } from './accounts.ts';
import { success, unknownUser } from './envelope.ts';
import { faults } from './faults.ts';
import { namedUser, readBody, RequestLog, type Env } from './request-log.ts';
import { APP_KEY, type Step } from './users.ts';

class InvalidBodyError extends Error {
  readonly fields: string[];

  constructor(fields: string[]) {
    super('The request is invalid.');
    this.fields = fields;
  }
}

/** Reads these strings from the body. Those that are `optional` default to an empty string. */
async function readStrings<Name extends string>(
  c: Context,
  required: Name[],
  optional: Name[] = [],
): Promise<Record<Name, string>> {
  const body = await readBody(c);
  for (const name of optional) body[name] ??= '';
  const invalid = [...required, ...optional].filter((name) => typeof body[name] !== 'string');
  if (invalid.length > 0) throw new InvalidBodyError(invalid);
  return body as Record<Name, string>;
}

const requireAppKey: MiddlewareHandler = async (c, next) => {
  const key = c.req.header('Et-App-Key');
  if (key === APP_KEY) return next();
  if (key === `${APP_KEY}-403`) return c.body(null, 403);
  const status = key === `${APP_KEY}-200` ? 200 : 401;
  return c.json({ error: 'Application key is not defined or does not exist' }, status);
};

/** The ETNA API under `/api`, and the demo's own endpoints under `/demo`. `now` is the clock, in milliseconds. */
export function createApp(now: () => number): Hono<Env> {
  const accounts = new Accounts(now);
  const log = new RequestLog(now);
  const app = new Hono<Env>();

  const failing =
    (step: Step): MiddlewareHandler<Env> =>
    async (c, next) => {
      const account = accounts.find(await namedUser(c));
      // Step one fails only with an answer, so that the page gets to the question.
      const isDue = step !== 'reset' || Boolean((await readBody(c))['SecretQuestionAnswer']);
      const fault = isDue && account ? accounts.nextFault(account, step) : undefined;
      return (fault ? faults[fault]?.(c, next) : next()) as Promise<Response | undefined>;
    };

  app.use('/api/*', log.record);
  app.options('/api/*', failing('preflight'));
  app.use(
    cors({
      origin: '*',
      allowMethods: ['GET', 'POST', 'PUT'],
      allowHeaders: ['Et-App-Key', 'Content-Type'],
      exposeHeaders: ['Retry-After'],
      maxAge: 5,
    }),
  );
  app.use('/api/*', requireAppKey);

  app.post('/api/v1.0/users/password/reset', failing('reset'), async (c) => {
    const { User, SecretQuestionAnswer } = await readStrings(c, ['User'], ['SecretQuestionAnswer']);
    const account = accounts.find(User);
    if (!account) return c.json(unknownUser, 500);
    return c.json(accounts.requestReset(account, SecretQuestionAnswer));
  });

  app.get('/api/v1.0/users/password/secret-question', failing('question'), (c) => {
    const account = accounts.find(c.req.query('username'));
    if (!account) return c.json(unknownUser, 500);
    return c.json(success(account.seed.question));
  });

  app.post('/api/v1.0/users/identifiers/reset/code', async (c) => {
    const { Code, Identifier } = await readStrings(c, ['Code', 'Identifier']);
    if (!['ResetPassword', 'ResetPinCode'].includes(Identifier)) throw new InvalidBodyError(['Identifier']);
    return c.json(accounts.redeemCode(Code));
  });

  app.put('/api/v1.0/users/passwords/reset/', async (c) => {
    const body = await readStrings(c, ['Token', 'Password', 'PasswordConfirmation']);
    return c.json(accounts.changePassword(body.Token, body.Password, body.PasswordConfirmation));
  });

  app.get('/demo/inbox', (c) => c.json(accounts.find(c.req.query('user'))?.inbox ?? []));

  app.get('/demo/requests', (c) => c.json(log.of(c.req.query('user') ?? '')));

  app.post('/demo/sign-in', async (c) => {
    const { User, Password } = await readStrings(c, ['User', 'Password']);
    return c.json({ signedIn: accounts.find(User)?.password === Password });
  });

  app.post('/demo/reset-data', (c) => {
    accounts.clear();
    log.clear();
    return c.body(null, 204);
  });

  // Other errors are worded as in ASP.NET.
  app.notFound((c) =>
    c.json({ Message: `No HTTP resource was found that matches the request URI '${c.req.url}'.` }, 404),
  );

  app.onError((error, c) => {
    if (!(error instanceof InvalidBodyError))
      return c.json({ Message: 'An error has occurred.', ExceptionMessage: error.message }, 500);
    const state = error.fields.map(
      (field) => [`request.${field}`, [`The ${field} field is invalid.`]] as const,
    );
    return c.json({ Message: error.message, ModelState: Object.fromEntries(state) }, 400);
  });

  return app;
}
