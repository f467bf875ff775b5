import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { startApi, type Api } from '../demo/api/server.ts';
import { APP_KEY, SEEDED_PASSWORD, seededUsers } from '../demo/api/users.ts';

const incorrectAnswer = {
  Errors: ['Answer is incorrect, try again.'],
  ErrorsCode: ['ErrorIncorrectAnswer'],
  IsSucceed: false,
};
const accepted = { Errors: [], IsSucceed: false };
const accountLocked = {
  Errors: ['Account is locked.'],
  ErrorsCode: ['ErrorAccountLocked'],
  IsSucceed: false,
};
const unknownUser = {
  Model: null,
  Errors: ['Value cannot be null.\r\nParameter name: user'],
  StatusCode: 500,
  IsSucceed: false,
};
const street = { Model: 'What street did you live on in third grade?', Errors: [], IsSucceed: true };

let api: Api;
let clock = Date.UTC(2026, 0, 1);

const headers = { 'Et-App-Key': APP_KEY };
const questionUrl = (username: string) =>
  `${api.url}/v1.0/users/password/secret-question?username=${encodeURIComponent(username)}`;
const question = (username: string, init?: RequestInit) => fetch(questionUrl(username), { headers, ...init });
const send = (method: string, url: string, body: unknown, init?: RequestInit) =>
  fetch(url, {
    ...init,
    method,
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const reset = (username: unknown, answer?: unknown, init?: RequestInit) =>
  send(
    'POST',
    `${api.url}/v1.0/users/password/reset`,
    { User: username, SecretQuestionAnswer: answer },
    init,
  );
const redeem = async (code: string | undefined, identifier = 'ResetPassword') =>
  json(
    await send('POST', `${api.url}/v1.0/users/identifiers/reset/code`, {
      Code: code,
      Identifier: identifier,
    }),
  );
const changePassword = async (token: string, password: string, confirmation = password) =>
  json(
    await send('PUT', `${api.url}/v1.0/users/passwords/reset/`, {
      Token: token,
      Password: password,
      PasswordConfirmation: confirmation,
    }),
  );

// Replies are compared as a whole, so their type does not matter here.
const json = (response: Response) => response.json();
const demo = async (path: string, user: string) =>
  json(await fetch(`${api.origin}/demo/${path}?user=${encodeURIComponent(user)}`));
const codes = async (user: string): Promise<string[]> =>
  (await demo('inbox', user)).map(({ code }: { code: string }) => code);
const signedIn = async (user: string, password: string) =>
  (await json(await send('POST', `${api.origin}/demo/sign-in`, { User: user, Password: password }))).signedIn;

/** Takes steps 1 and 3, and returns the token. */
async function tokenFor(user: string): Promise<string> {
  assert.deepEqual(await json(await reset(user, 'Peterson')), accepted);
  return (await redeem((await codes(user))[0])).Model;
}

const assertOpenToAnyOrigin = (response: Response) => {
  assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
  assert.equal(response.headers.get('Access-Control-Expose-Headers'), 'Retry-After');
  assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
};

describe("the demo's ETNA API", { concurrency: true, timeout: 30_000 }, () => {
  before(async () => {
    api = await startApi({ now: () => clock });
  });
  after(() => api.close());

  describe('step 2, the question', { concurrency: true }, () => {
    it('is the same by login and by email address, in upper or lower case', async () => {
      for (const name of ['robert.zak', 'Robert.Zak', 'robert.zak@example.com', 'ROBERT.ZAK~q@EXAMPLE.COM']) {
        const response = await question(name);
        assert.equal(response.status, 200);
        assert.match(response.headers.get('Content-Type') ?? '', /^application\/json/);
        assert.deepEqual(await json(response), street);
      }
    });

    it('is returned unchanged, whatever it contains', async () => {
      for (const user of seededUsers.filter(({ fault, unknown }) => fault?.step !== 'question' && !unknown)) {
        const expected = { Model: user.question, Errors: [], IsSucceed: true };
        assert.deepEqual(await json(await question(user.username)), expected, user.username);
        assert.deepEqual(await json(await question(user.email)), expected, user.email);
      }
    });

    it('can be very long, and too long', async () => {
      assert.ok((await json(await question('long.question'))).Model.length >= 590);
      assert.equal((await json(await question('too.long.question'))).Model.length, 4_097);
    });

    it('is empty if none is needed', async () => {
      assert.deepEqual(await json(await question('no.question')), { Model: '', Errors: [], IsSucceed: true });
    });

    it('is refused for an unknown user and for an empty username', async () => {
      for (const name of [
        'nobody',
        'nobody@example.com',
        'robert.zak@example.org',
        'robert.zak*',
        '~x',
        '',
      ]) {
        const response = await question(name);
        assert.equal(response.status, 500, name);
        assert.deepEqual(await json(response), unknownUser);
      }
    });

    it('reads an unencoded plus sign as a space', async () => {
      const url = questionUrl('hello+trading@example.com');
      assert.equal((await fetch(url, { headers })).status, 200);
      assert.equal((await fetch(url.replace('%2B', '+'), { headers })).status, 500);
    });
  });

  describe('step 1, the reset', { concurrency: true }, () => {
    it('asks for an answer each time that none is given', async () => {
      for (const answer of [undefined, null, '', ' ', undefined, undefined]) {
        const response = await reset('robert.zak~blank', answer);
        assert.equal(response.status, 200);
        assert.deepEqual(await json(response), incorrectAnswer);
      }
      assert.deepEqual(await codes('robert.zak~blank'), []);
      assert.deepEqual(await json(await reset('robert.zak~blank', 'Peterson')), accepted);
    });

    it('emails a six-digit code for the right answer', async () => {
      assert.deepEqual(await json(await reset('Robert.Zak~mail', 'Peterson')), accepted);
      const [mail, ...others] = await demo('inbox', 'robert.zak~mail@example.com');
      assert.deepEqual(others, []);
      assert.equal(mail.to, 'robert.zak~mail@example.com');
      assert.equal(mail.sentAt, clock);
      assert.match(mail.subject, /code/);
      assert.match(mail.code, /^\d{6}$/);
    });

    it('emails a code right away if no answer is needed', async () => {
      assert.deepEqual(await json(await reset('no.question~mail')), accepted);
      assert.equal((await codes('no.question~mail')).length, 1);
    });

    it('ignores case, surrounding spaces, and Unicode normalization in answers', async () => {
      assert.deepEqual(await json(await reset('robert.zak~same', ' pETERSON\n')), accepted);
      assert.deepEqual(await json(await reset('layla.haddad~same', 'شارع الأمل'.normalize('NFD'))), accepted);
    });

    it('locks the account after five wrong answers in a row', async () => {
      for (const answer of ['a', 'b', 'c', 'd', 'Peterson', 'a', 'b', 'c', 'd', 'e'])
        assert.deepEqual(
          await json(await reset('robert.zak~lock', answer)),
          answer === 'Peterson' ? accepted : incorrectAnswer,
        );
      assert.deepEqual(await json(await reset('robert.zak~lock', 'Peterson')), accountLocked);
      assert.deepEqual(await json(await reset('robert.zak~lock@example.com')), accountLocked);
      assert.equal((await codes('robert.zak~lock')).length, 1);
    });

    it('is refused for an unknown user', async () => {
      const response = await reset('nobody', 'Peterson');
      assert.equal(response.status, 500);
      assert.deepEqual(await json(response), unknownUser);
    });

    it('names the fields that are not strings', async () => {
      const url = `${api.url}/v1.0/users/password/reset`;
      for (const [body, fields] of [
        ['User=robert.zak', ['request.User']],
        ['null', ['request.User']],
        [{ User: 7 }, ['request.User']],
        [{ SecretQuestionAnswer: [] }, ['request.User', 'request.SecretQuestionAnswer']],
      ] as const) {
        const response = await send('POST', url, body);
        assert.equal(response.status, 400);
        const { Message, ModelState } = await json(response);
        assert.equal(Message, 'The request is invalid.');
        assert.deepEqual(Object.keys(ModelState), fields);
        assert.equal(typeof ModelState[fields[0]][0], 'string');
      }
    });
  });

  describe('steps 3 and 4, code and new password', { concurrency: true }, () => {
    it('change the password', async () => {
      const user = 'robert.zak~change';
      assert.equal(await signedIn(user, SEEDED_PASSWORD), true);
      const reply = await changePassword(await tokenFor(user), 'new password');
      assert.deepEqual(reply, { Model: null, Errors: [], IsSucceed: true });
      assert.equal(await signedIn(user, SEEDED_PASSWORD), false);
      assert.equal(await signedIn(user, 'new password'), true);
      assert.equal(await signedIn('robert.zak~other', SEEDED_PASSWORD), true);
      assert.equal(await signedIn('nobody', SEEDED_PASSWORD), false);
    });

    it('accept a code once', async () => {
      await reset('no.question~once');
      const [code] = await codes('no.question~once');
      const reply = await redeem(code, 'ResetPinCode');
      assert.deepEqual(reply, { Model: reply.Model, Errors: [], IsSucceed: true });
      assert.equal(typeof reply.Model, 'string');
      const again = await redeem(code);
      assert.deepEqual(again.ErrorsCode, ['ErrorInvalidCode']);
      assert.equal(again.IsSucceed, false);
    });

    it('accept only the newest code', async () => {
      await reset('no.question~newer');
      await reset('no.question~newer');
      const [newer, older] = await codes('no.question~newer');
      assert.deepEqual((await redeem(older)).ErrorsCode, ['ErrorInvalidCode']);
      assert.deepEqual((await redeem(newer)).Errors, []);
    });

    it('require a documented identifier', async () => {
      await reset('no.question~identifier');
      const [code] = await codes('no.question~identifier');
      assert.deepEqual(Object.keys((await redeem(code, 'ResetEverything')).ModelState), [
        'request.Identifier',
      ]);
      assert.deepEqual((await redeem(code)).Errors, []);
    });

    it('accept a token once, but do not use it up on a rejected password', async () => {
      const token = await tokenFor('robert.zak~token');
      for (const [password, confirmation, code] of [
        ['new password', 'New password', 'ErrorPasswordMismatch'],
        ['7 chars', '7 chars', 'ErrorPasswordTooShort'],
      ] as const)
        assert.deepEqual((await changePassword(token, password, confirmation)).ErrorsCode, [code]);
      assert.deepEqual((await changePassword(token, '8 chars.')).Errors, []);
      assert.deepEqual((await changePassword(token, 'new password')).ErrorsCode, ['ErrorInvalidToken']);
      assert.equal(await signedIn('robert.zak~token', '8 chars.'), true);
    });
  });

  describe('CORS', { concurrency: true }, () => {
    it('allows requests from any origin, and does not require the key in a preflight', async () => {
      for (const [index, origin] of ['https://broker.example', 'null'].entries()) {
        const response = await fetch(questionUrl('robert.zak~preflight'), {
          method: 'OPTIONS',
          headers: {
            Origin: origin,
            'Access-Control-Request-Method': 'GET',
            'Access-Control-Request-Headers': 'et-app-key',
          },
        });
        assert.equal(response.status, 204);
        assertOpenToAnyOrigin(response);
        assert.equal(response.headers.get('Access-Control-Allow-Headers'), 'Et-App-Key,Content-Type');
        assert.equal(response.headers.get('Access-Control-Allow-Methods'), 'GET,POST,PUT');
        assert.equal(response.headers.get('Access-Control-Max-Age'), '5');
        const log = await demo('requests', 'robert.zak~preflight');
        assert.deepEqual(log, { requests: [], preflights: index + 1 });
      }
    });

    it('allows any origin to read every reply', async () => {
      for (const url of [
        questionUrl('robert.zak'),
        questionUrl('nobody'),
        `${api.url}/nothing`,
        `${api.origin}/demo/inbox?user=robert.zak`,
      ]) {
        assertOpenToAnyOrigin(await fetch(url, { headers }));
        assertOpenToAnyOrigin(await fetch(url));
      }
    });
  });

  it('requires the app key, but only under the API path', async () => {
    const refusal = { error: 'Application key is not defined or does not exist' };
    for (const [key, status] of [
      [undefined, 401],
      ['wrong', 401],
      [`${APP_KEY}-200`, 200],
    ] as const) {
      const response = await question('robert.zak', { headers: key ? { 'Et-App-Key': key } : {} });
      assert.equal(response.status, status);
      assert.deepEqual(await json(response), refusal);
    }
    const response = await question('robert.zak', { headers: { 'Et-App-Key': `${APP_KEY}-403` } });
    assert.equal(response.status, 403);
    assert.equal(await response.text(), '');
    assert.equal((await fetch(`${api.url}/nothing`)).status, 401);
    assert.equal((await fetch(`${api.origin}/demo/inbox`)).status, 200);
  });

  it('has only the documented paths', async () => {
    const { pathname, search } = new URL(questionUrl('robert.zak'));
    for (const path of [
      pathname.replace('/api/', '/api//'),
      `${pathname}/`,
      pathname.replace('1.0', '2.0'),
      '/api',
    ]) {
      const response = await fetch(api.origin + path + search, { headers });
      assert.equal(response.status, 404, path);
      assert.match((await json(response)).Message, /^No HTTP resource was found/);
    }
    assert.equal((await send('POST', questionUrl('robert.zak'), {})).status, 404);
  });

  describe('copies', { concurrency: true }, () => {
    it('fail as often as their name says, then work', async () => {
      for (const name of ['down*3~a', 'DOWN*3~b@example.com', 'flaky*3~a']) {
        const statuses = [];
        for (let i = 0; i < 7; i++) statuses.push((await question(name)).status);
        assert.deepEqual(statuses, [503, 503, 503, 200, 200, 200, 200], name);
      }
      assert.equal((await question('down*0')).status, 200);
    });

    it('are the same account by login and email address, but count separately from other copies', async () => {
      assert.equal((await question('down*1~c')).status, 503);
      assert.equal((await question('down*1~c@example.com')).status, 200);
      assert.equal((await question('down*1~d')).status, 503);
    });

    it('do not count a request without the app key', async () => {
      assert.equal((await question('down*1~key', { headers: {} })).status, 401);
      assert.equal((await question('down*1~key')).status, 503);
    });
  });

  describe('faults', { concurrency: true }, () => {
    for (const [username, status, type, body] of [
      ['rate.limited', 429, /^text\/plain/, /./],
      ['down', 503, /^text\/html/, /<h1>/],
      ['bad.gateway', 502, /^text\/html/, /<h1>/],
      ['html', 200, /^text\/html/, /<h1>/],
      ['malformed', 200, /^application\/json/, /^\{(?!.*Model).*\}$/],
      ['truncated', 200, /^application\/json/, /^\{"Model":"What street[^"}]*$/],
      ['rejected', 200, /^application\/json/, /"Errors":\[".+\],.*"IsSucceed":false/],
      ['forbidden', 403, /^$/, /^$/],
      ['server.error', 500, /^application\/json/, /Parameter name: user.*"StatusCode":500/],
    ] as const)
      it(`${username}: the question gets ${status}, every time`, async () => {
        for (let i = 0; i < 4; i++) {
          const response = await question(`${username}~fault`);
          assert.equal(response.status, status);
          assertOpenToAnyOrigin(response);
          assert.match(response.headers.get('Content-Type') ?? '', type);
          assert.equal(response.headers.get('Retry-After'), username === 'rate.limited' ? '120' : null);
          assert.match(await response.text(), body);
        }
        assert.deepEqual(await json(await reset(`${username}~fault`, 'Peterson')), accepted);
      });

    for (const [username, statuses] of [
      ['flaky', [503, 503, 200, 503, 503, 200]],
      ['rate.limited.briefly', [429, 200, 429, 200]],
    ] as const)
      it(`${username}: the question gets ${statuses.join(', ')}`, async () => {
        for (const status of statuses) {
          const response = await question(`${username}~fault`);
          assert.equal(response.status, status);
          assert.equal(response.headers.get('Retry-After'), status === 429 ? '1' : null);
          if (status === 200) assert.deepEqual(await json(response), street);
          else assert.doesNotMatch(await response.text(), /Errors/);
        }
      });

    it('status.<code>, with or without .envelope: a reply with that status', async () => {
      for (let status = 400; status < 600; status++) {
        if (status === 407) continue; // fetch reports it as a network error
        const response = await question(`status.${status}`);
        assert.equal(response.status, status);
        assertOpenToAnyOrigin(response);
        assert.equal(await response.text(), '');
        const refusal = await question(`status.${status}.envelope`);
        assert.equal(refusal.status, status);
        assert.deepEqual(await json(refusal), { ...unknownUser, StatusCode: status });
      }
      assert.deepEqual(await json(await question('status.600')), unknownUser);
    });

    for (const [username, status, header, value, body] of [
      ['cors.missing', 200, 'Access-Control-Allow-Origin', null, /^\{"Model":"What street/],
      ['cors.other.origin', 200, 'Access-Control-Allow-Origin', 'https://broker.example', /"Model"/],
      ['redirect.nowhere', 302, 'Location', null, /^$/],
      ['redirect.loop', 302, 'Location', /\/secret-question\?username=redirect\.loop$/, /^$/],
      ['redirect.elsewhere', 302, 'Location', /^http:\/\/other\.localhost:\d+\/.*=robert\.zak$/, /^$/],
      ['retry.after.date', 429, 'Retry-After', /^\w{3}, .* GMT$/, /./],
      ['retry.after.negative', 429, 'Retry-After', '-5', /./],
      ['retry.after.empty', 429, 'Retry-After', '', /./],
      ['no.content', 204, 'Content-Type', null, /^$/],
      ['empty', 200, 'Content-Type', 'application/json', /^$/],
      ['plain.text', 200, 'Content-Type', 'text/plain', /^\{"Model":"What street/],
      ['utf.16', 200, 'Content-Type', 'application/json; charset=utf-16le', /^\{\0"\0M\0o\0d\0e\0l\0/],
      ['latin.1', 200, 'Content-Type', 'application/json; charset=iso-8859-1', /Stra\ufffde/],
      ['deep.nesting', 200, 'Content-Length', '200000', /^\[+\]+$/],
      ['proto.fields', 200, 'Content-Type', 'application/json', /^\{"__proto__":.*,"Model":"What street/],
      ['length.too.short', 200, 'Content-Type', 'application/json', /"Errors":\[\],"IsSucc$/],
    ] as const)
      it(`${username}: the question gets ${status} with ${header}: ${String(value)}`, async () => {
        const response = await question(username, { redirect: 'manual' });
        assert.equal(response.status, status);
        const sent = response.headers.get(header);
        if (value instanceof RegExp) assert.match(sent ?? '', value);
        else assert.equal(sent, value);
        assert.match(await response.text(), body);
      });

    it('byte.order.mark: the reply starts with one', async () => {
      const [first, second] = new Uint8Array(
        await (await question('byte.order.mark')).arrayBuffer(),
      ).subarray(2);
      assert.deepEqual([first, second], [0xbf, '{'.charCodeAt(0)]);
    });

    it('huge.question: the question is 32 MB long', async () => {
      assert.equal((await json(await question('huge.question'))).Model.length, 2 ** 25);
    });

    for (const [username, status, allowed] of [
      ['preflight.refused', 403, null],
      ['preflight.without.cors', 204, null],
      ['preflight.without.header', 204, '*'],
    ] as const)
      it(`${username}: the preflight gets ${status}, the question is fine`, async () => {
        const response = await question(username, { method: 'OPTIONS' });
        assert.equal(response.status, status);
        assert.equal(response.headers.get('Access-Control-Allow-Origin'), allowed);
        assert.equal(response.headers.get('Access-Control-Allow-Headers'), null);
        assert.deepEqual(await json(await question(username)), street);
      });

    it('preflight.dropped: the preflight gets no reply, the question is fine', async () => {
      await assert.rejects(question('preflight.dropped', { method: 'OPTIONS' }), TypeError);
      assert.deepEqual(await json(await question('preflight.dropped')), street);
    });

    it('no.http: the reply is not HTTP', async () => {
      await assert.rejects(question('no.http'), TypeError);
    });

    for (const [username, status] of [
      ['length.too.long', 200],
      ['broken.off.503', 503],
    ] as const)
      it(`${username}: the reply ends before its declared length`, async () => {
        const response = await question(username);
        assert.equal(response.status, status);
        await assert.rejects(response.text(), TypeError);
      });

    it('trickle: one byte a second', async () => {
      const controller = new AbortController();
      const start = performance.now();
      const response = await question('trickle', { signal: controller.signal });
      const reader = response.body!.getReader();
      for (const character of '{"')
        assert.equal(new TextDecoder().decode((await reader.read()).value), character);
      assert.ok(performance.now() - start >= 990);
      controller.abort();
      await aborted('trickle');
    });

    it('slow: the question takes three seconds', async () => {
      const start = performance.now();
      assert.deepEqual(await json(await question('slow')), street);
      assert.ok(performance.now() - start >= 2_990);
    });

    it('silent: no headers, until the client aborts', async () => {
      const controller = new AbortController();
      const request = question('silent', { signal: controller.signal });
      assert.equal((await logged('silent')).aborted, false);
      controller.abort();
      await assert.rejects(request, { name: 'AbortError' });
      await aborted('silent');
    });

    it('stalled: only headers and the first bytes, until the client aborts', async () => {
      const controller = new AbortController();
      const response = await question('stalled', { signal: controller.signal });
      assert.equal(response.status, 200);
      assertOpenToAnyOrigin(response);
      const reader = response.body!.getReader();
      assert.match(new TextDecoder().decode((await reader.read()).value), /^\{"Model"/);
      const rest = reader.read();
      assert.equal((await logged('stalled')).aborted, false);
      controller.abort();
      await assert.rejects(rest, { name: 'AbortError' });
      await aborted('stalled');
    });

    it('dropped: no reply, and not because the client aborted', async () => {
      await assert.rejects(question('dropped'), TypeError);
      assert.equal((await logged('dropped')).aborted, false);
    });

    it('broken.off: half a reply, and not because the client aborted', async () => {
      const response = await question('broken.off');
      assert.equal(response.status, 200);
      assertOpenToAnyOrigin(response);
      await assert.rejects(response.text(), TypeError);
      assert.equal((await logged('broken.off')).aborted, false);
    });

    for (const [username, status, body] of [
      ['reset.down', 503, /<h1>/],
      ['reset.rate.limited', 429, /./],
      ['reset.html', 200, /<h1>/],
      ['reset.locked', 200, /^\{"Errors":\["Account is locked\."\],"ErrorsCode":\["ErrorAccountLocked"\]/],
    ] as const)
      it(`${username}: the answer gets ${status}, the question is fine`, async () => {
        assert.deepEqual(await json(await question(username)), street);
        for (let i = 0; i < 3; i++) {
          const response = await reset(username, 'Peterson');
          assert.equal(response.status, status);
          assertOpenToAnyOrigin(response);
          assert.equal(response.headers.get('Retry-After'), username === 'reset.rate.limited' ? '60' : null);
          assert.match(await response.text(), body);
        }
        assert.deepEqual(await codes(username), []);
      });

    it('reset.dropped: the answer gets no reply, the next one does', async () => {
      await assert.rejects(reset('reset.dropped*1', 'Peterson'), TypeError);
      assert.deepEqual(await json(await reset('reset.dropped*1', 'Peterson')), accepted);
    });

    it('reset.slow: the answer takes two seconds, and is not checked if the client has aborted', async () => {
      const start = performance.now();
      const controller = new AbortController();
      const abandoned = reset('reset.slow~gone', 'Peterson', { signal: controller.signal });
      await logged('reset.slow~gone');
      controller.abort();
      await assert.rejects(abandoned, { name: 'AbortError' });
      await aborted('reset.slow~gone');
      assert.deepEqual(await json(await reset('reset.slow', 'Peterson')), accepted);
      assert.ok(performance.now() - start >= 1_990);
      assert.deepEqual(await codes('reset.slow~gone'), []);
    });
  });

  describe('the request log', { concurrency: true }, () => {
    it('shows each request as it arrived', async () => {
      const name = 'Robert.Zak~log+ä@example.com';
      await question(name, { headers: { ...headers, Origin: 'https://broker.example', 'X-Extra': 'Yes' } });
      await reset(name);
      const { requests, preflights } = await demo('requests', name);
      assert.equal(preflights, 0);
      const [first, second, ...others] = requests;
      assert.deepEqual(others, []);
      assert.equal(first.headers['x-extra'], 'Yes');
      assert.equal(first.headers['et-app-key'], APP_KEY);
      assert.deepEqual(
        { ...first, headers: {} },
        {
          method: 'GET',
          path: '/api/v1.0/users/password/secret-question',
          query: 'username=Robert.Zak~log%2B%C3%A4%40example.com',
          origin: 'https://broker.example',
          headers: {},
          receivedAt: clock,
          aborted: false,
        },
      );
      assert.deepEqual(
        [second.method, second.path, second.origin],
        ['POST', '/api/v1.0/users/password/reset', null],
      );
      assert.deepEqual((await demo('requests', name.toLowerCase())).requests, []);
    });

    it('shows refused requests and unknown users too', async () => {
      await question('nobody~log', { headers: {} });
      await question('nobody~log');
      assert.equal((await demo('requests', 'nobody~log')).requests.length, 2);
    });
  });
});

describe('a fresh server', () => {
  beforeEach(async () => {
    api = await startApi({ now: () => clock });
  });
  afterEach(() => api.close());

  it('forgets codes after ten minutes and tokens after five', async () => {
    const token = await tokenFor('robert.zak');
    await reset('robert.zak~still', 'Peterson');
    await reset('robert.zak~late', 'Peterson');
    clock += 5 * 60_000;
    assert.deepEqual((await changePassword(token, 'new password')).ErrorsCode, ['ErrorInvalidToken']);
    clock += 5 * 60_000 - 1;
    const { Model } = await redeem((await codes('robert.zak~still'))[0]);
    clock += 1;
    const late = await redeem((await codes('robert.zak~late'))[0]);
    assert.deepEqual(late.ErrorsCode, ['ErrorInvalidCode']);
    clock += 5 * 60_000 - 2;
    assert.deepEqual((await changePassword(Model, 'new password')).Errors, []);
  });

  it('restores the seeded data on request', async () => {
    await changePassword(await tokenFor('robert.zak'), 'new password');
    await question('down*1');
    const response = await fetch(`${api.origin}/demo/reset-data`, { method: 'POST' });
    assert.equal(response.status, 204);
    assert.equal(await signedIn('robert.zak', SEEDED_PASSWORD), true);
    assert.deepEqual(await codes('robert.zak'), []);
    assert.deepEqual((await demo('requests', 'robert.zak')).requests, []);
    assert.equal((await question('down*1')).status, 503);
  });

  it('reports its address, and fails if its port is taken', async () => {
    assert.match(api.origin, /^http:\/\/localhost:\d+$/);
    assert.equal(api.url, `${api.origin}/api`);
    await assert.rejects(startApi({ port: Number(new URL(api.url).port) }), { code: 'EADDRINUSE' });
  });

  it('does not keep the process alive for a slow reply', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((type) => type === 'Timeout').length;
    const before = timers();
    const slow = question('slow');
    await logged('slow');
    assert.equal(timers(), before);
    await Promise.all([api.close(), assert.rejects(slow, TypeError)]);
  });

  it('ends open connections when it closes', async () => {
    const signal = AbortSignal.timeout(10_000);
    const stalled = (await question('stalled', { signal })).text();
    const silent = question('silent', { signal });
    await logged('silent');
    await Promise.all([api.close(), assert.rejects(stalled, TypeError), assert.rejects(silent, TypeError)]);
    await assert.rejects(question('robert.zak'), TypeError);
  });
});

/** The user's only request, as soon as it is logged. */
async function logged(user: string) {
  return eventually(async () => (await demo('requests', user)).requests[0]);
}

/** Resolves when the user's only request is logged as aborted. */
async function aborted(user: string): Promise<void> {
  await eventually(async () => (await logged(user)).aborted);
}

/** Polls until there is a result. */
async function eventually<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempts = 0; attempts < 1_000; attempts++) {
    const found = await ask();
    if (found) return found;
  }
  return assert.fail('There was never a result.');
}
