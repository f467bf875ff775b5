import { expect } from '@open-wc/testing';
import '../src/index.js';
import {
  APP_KEY,
  apiUrl,
  ask,
  collect,
  copyOf,
  html,
  inputOf,
  logOf,
  nextTask,
  put,
  settled,
  shown,
  json,
} from './helpers/page.js';

describe('given its attributes, the element', () => {
  it('requests the question with api-url, app-key, and username', async () => {
    const username = copyOf('robert.zak');
    const element = put(
      html`<et-secret-question
        api-url=${apiUrl}
        app-key=${APP_KEY}
        username=${username}
      ></et-secret-question>`,
    );
    await settled(element);

    expect(element.question).to.equal('What street did you live on in third grade?');
    const { requests } = await logOf(username);
    expect(requests).to.have.lengthOf(1);
    expect(requests[0]!.path).to.equal('/api/v1.0/users/password/secret-question');
    expect(requests[0]!.headers['et-app-key']).to.equal(APP_KEY);
  });

  for (const missing of ['apiUrl', 'appKey', 'username'] as const) {
    it(`requests nothing without ${missing}`, async () => {
      const username = copyOf('robert.zak');
      const element = ask(username, { [missing]: '' });
      const events = collect(element);
      await nextTask();
      await element.reload();

      expect(element.status).to.equal('idle');
      expect(events).to.be.empty;
      expect((await logOf(username)).requests).to.be.empty;
    });
  }

  it('accepts an api-url with trailing slashes', async () => {
    const element = await shown(copyOf('robert.zak'), { apiUrl: `${apiUrl}//` });
    expect(element.status).to.equal('ready');
  });

  it('keeps the query string of api-url', async () => {
    const username = copyOf('robert.zak');
    await shown(username, { apiUrl: `${apiUrl}?tenant=7` });
    expect((await logOf(username)).requests[0]!.query).to.match(/tenant=7&username=/);
  });

  it('resolves api-url relative to the document', async () => {
    const asked: string[] = [];
    const fetch = (request: RequestInfo | URL): Promise<Response> => {
      asked.push((request as Request).url);
      return Promise.resolve(json({ Model: 'Where?', Errors: [], IsSucceed: true }));
    };
    const element = await shown('robert.zak', { apiUrl: '/broker/api', fetch });

    expect(element.question).to.equal('Where?');
    expect(asked).to.deep.equal([
      new URL('/broker/api/v1.0/users/password/secret-question?username=robert.zak', document.baseURI).href,
    ]);
  });

  it('puts api-version in the path, URL-encoded', async () => {
    const paths: string[] = [];
    const fetch = (request: RequestInfo | URL): Promise<Response> => {
      paths.push(new URL((request as Request).url).pathname);
      return Promise.resolve(json({ Model: '', Errors: [], IsSucceed: true }));
    };
    await shown('robert.zak', { apiVersion: '2.1', fetch });
    await shown('robert.zak', { apiVersion: '1/../x', fetch });

    expect(paths).to.deep.equal([
      '/api/v2.1/users/password/secret-question',
      '/api/v1%2F..%2Fx/users/password/secret-question',
    ]);
  });

  for (const username of ['hello+trading@example.com', 'Ünï çödé & co=1?#/%20', '  two  spaces ', '用户']) {
    it(`sends the username exactly as given: ${username}`, async () => {
      const copy = copyOf(username);
      await shown(copy);
      const [request] = (await logOf(copy)).requests;
      expect(new URLSearchParams(request!.query).get('username')).to.equal(copy);
    });
  }

  it('finds a user by an email address with a plus sign', async () => {
    const element = await shown(copyOf('hello+trading@example.com'));
    expect(element.status).to.equal('ready');
  });

  it('reflects name and disabled synchronously, as native controls do', () => {
    const element = document.createElement('et-secret-question');
    element.name = 'answer';
    element.disabled = true;
    expect(element.getAttribute('name')).to.equal('answer');
    expect(element.hasAttribute('disabled')).to.be.true;
    element.disabled = false;
    element.removeAttribute('name');
    expect(element.disabled).to.be.false;
    expect(element.name).to.equal('');
  });

  it('treats undefined, which frameworks may set, as the default', async () => {
    const element = await shown(copyOf('robert.zak'), { apiVersion: undefined as unknown as string });
    expect(element.status).to.equal('ready');
    for (const value of [undefined, undefined]) {
      element.disabled = value;
      expect(element.disabled).to.be.false;
    }
  });

  it('has the documented defaults', () => {
    const {
      apiUrl,
      appKey,
      username,
      apiVersion,
      timeout,
      name,
      busy,
      errorMessage,
      unmasked,
      disabled,
      ...rest
    } = document.createElement('et-secret-question');
    expect({ apiUrl, appKey, username, name, errorMessage }).to.deep.equal({
      apiUrl: '',
      appKey: '',
      username: '',
      name: '',
      errorMessage: '',
    });
    expect({ busy, unmasked, disabled }).to.deep.equal({ busy: false, unmasked: false, disabled: false });
    expect({ apiVersion, timeout }).to.deep.equal({ apiVersion: '1.0', timeout: 10_000 });
    expect(rest).to.not.have.property('value');
    const { fetch, value, status, question, error, form } = document.createElement('et-secret-question');
    expect({ fetch, value, status, question, error, form }).to.deep.equal({
      fetch: null,
      value: '',
      status: 'idle',
      question: '',
      error: null,
      form: null,
    });
  });

  it('reads every attribute into its property', () => {
    const element = put(html`
      <et-secret-question
        api-url="/a"
        app-key="k"
        api-version="3"
        timeout="250"
        name="n"
        busy
        error-message="No"
        unmasked
        disabled
      ></et-secret-question>
    `);
    const { apiUrl, appKey, apiVersion, timeout, name, busy, errorMessage, unmasked, disabled } = element;
    expect({
      apiUrl,
      appKey,
      apiVersion,
      timeout,
      name,
      busy,
      errorMessage,
      unmasked,
      disabled,
    }).to.deep.equal({
      apiUrl: '/a',
      appKey: 'k',
      apiVersion: '3',
      timeout: 250,
      name: 'n',
      busy: true,
      errorMessage: 'No',
      unmasked: true,
      disabled: true,
    });
  });

  it('restores the default when an attribute is removed', async () => {
    const element = put(
      html`<et-secret-question
        api-url="/a"
        app-key="a"
        username="a"
        api-version="3"
        timeout="1"
        error-message="a"
      ></et-secret-question>`,
    );
    for (const name of element.getAttributeNames()) element.removeAttribute(name);
    expect(element).to.include({
      apiUrl: '',
      appKey: '',
      username: '',
      apiVersion: '1.0',
      timeout: 10_000,
      errorMessage: '',
    });
    await element.updateComplete;
    expect(element.status).to.equal('idle');
  });

  it('does not take functions or the answer from attributes', async () => {
    const element = await shown();
    for (const name of ['fetch', 'value']) element.setAttribute(name, 'Peterson');
    expect(element).to.include({ fetch: null, value: '' });
  });

  for (const timeout of [0, -1, NaN, Infinity]) {
    it(`survives a timeout of ${String(timeout)}`, async () => {
      const element = await shown(copyOf('robert.zak'), { timeout });
      expect(element.status).to.equal('ready');
    });
  }

  it('applies properties that were set before the element was defined', async () => {
    const { SecretQuestionElement } = await import('../src/secret-question-element.js');
    const element = document.createElement('late-question') as InstanceType<typeof SecretQuestionElement>;
    Object.assign(element, {
      username: 'robert.zak',
      name: 'answer',
      disabled: true,
      value: 'Peterson',
      timeout: 5,
    });
    document.body.append(element);
    customElements.define('late-question', class extends SecretQuestionElement {});
    await element.updateComplete;

    expect(element.username).to.equal('robert.zak');
    expect(element.getAttribute('name')).to.equal('answer');
    expect(element.hasAttribute('disabled')).to.be.true;
    expect(element.value).to.equal('Peterson');
    expect(element.timeout).to.equal(5);
    element.remove();
  });

  it('keeps an answer that was set before it was connected', async () => {
    const element = document.createElement('et-secret-question');
    element.value = 'Peterson';
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    document.body.append(element);
    await settled(element);
    expect(inputOf(element).value).to.equal('Peterson');
    element.remove();
  });
});
