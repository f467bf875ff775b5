import { Hono } from 'hono';
import { type EtnaApi, readModel, StepError } from '../../etna-api.ts';

/** Renders the page with the form for a user, with a message about the last answer. */
type Render = (values: { username: string; message: string }) => Promise<string>;

/** The broker's server: shows the form, and passes the answer on to step one. */
export function formHost(api: EtnaApi, render: Render): Hono {
  const path = '/demo/hosts/form/';
  const app = new Hono();

  app.get(path, async (c) =>
    c.html(await render({ username: c.req.query('username') ?? 'robert.zak', message: '' })),
  );

  app.post(path, async (c) => {
    const { username, answer } = await c.req.parseBody<{ username?: string; answer?: string }>();
    try {
      await readModel(api.requestReset(username ?? '', answer));
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      return c.html(await render({ username: username ?? '', message: error.message }), 422);
    }
    return c.redirect('sent.html', 303);
  });

  return app;
}
