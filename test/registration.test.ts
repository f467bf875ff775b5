import { expect, fixtureSync } from '@open-wc/testing';
import { AnswerSubmittedEvent, SecretQuestionElement } from '../src/index.js';
import { APP_KEY, apiUrl, copyOf, enter, html, leaves, put, settled, stepOne } from './helpers/page.js';

interface TestWindow extends Window {
  customElements: CustomElementRegistry;
  globalsBefore: string[];
  globalsAfter: string[];
  warnings: string[];
  Other: CustomElementConstructor;
  SecretQuestionElement: typeof SecretQuestionElement;
}

/** Opens one of the test pages in a frame. */
async function open(page: string): Promise<{ window: TestWindow; element: SecretQuestionElement }> {
  const frame = fixtureSync<HTMLIFrameElement>(html`<iframe src="/test/pages/${page}.html"></iframe>`);
  await new Promise((resolve) => (frame.onload = resolve));
  const window = frame.contentWindow as TestWindow;
  return { window, element: window.document.querySelector('et-secret-question')! };
}

describe('the registration', () => {
  it('comes with the package', () => {
    expect(customElements.get('et-secret-question') === SecretQuestionElement).to.be.true;
    expect(document.createElement('et-secret-question')).to.be.instanceOf(SecretQuestionElement);
  });

  it('does not come with the class, which can be defined under another name', async () => {
    const { window } = await open('class-only');
    expect(window.customElements.get('et-secret-question')).to.be.undefined;

    window.customElements.define('broker-question', class extends window.SecretQuestionElement {});
    const element = window.document.createElement('broker-question') as SecretQuestionElement;
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    window.document.body.append(element);
    await settled(element);
    expect(element.status).to.equal('ready');
  });

  it('can be in a scoped registry, under a name that is not defined on the page', async function () {
    if (!('customElementRegistry' in Element.prototype)) this.skip();
    const registry = new CustomElementRegistry();
    registry.define('scoped-question', class extends SecretQuestionElement {});
    const host = fixtureSync<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open', customElementRegistry: registry });
    root.innerHTML = '<scoped-question></scoped-question>';
    const element = root.firstElementChild as SecretQuestionElement;
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    await settled(element);
    expect(element.status).to.equal('ready');
    expect(customElements.get('scoped-question')).to.be.undefined;
  });

  it('leaves a taken name alone, and warns once', async () => {
    const { window, element } = await open('taken');
    expect(element).to.be.instanceOf(window.Other);
    expect(window.warnings).to.deep.equal(['<et-secret-question> is already defined. Ignoring this copy.']);
  });
});

describe('the script-tag file', () => {
  it('is enough on its own: question, wrong answer, right answer', async () => {
    const { element } = await open('script-tag');
    const username = copyOf('robert.zak');
    Object.assign(element, { apiUrl, appKey: APP_KEY, username });
    await settled(element);
    expect(element.question).to.equal('What street did you live on in third grade?');

    element.addEventListener('answer-submitted', (event) =>
      event.respondWith(stepOne(event.detail.username, event.detail.answer)),
    );
    enter(element, 'Miller');
    element.submit();
    await leaves(element, 'checking');
    expect(element.validity.customError).to.be.true;
    enter(element, 'Peterson');
    element.submit();
    await leaves(element, 'checking');
    expect(element.status).to.equal('accepted');
  });

  it('leaves no globals', async () => {
    const { window } = await open('script-tag');
    const added = window.globalsAfter.filter((name) => !window.globalsBefore.includes(name));
    // Lit records its version in globals, as on every page that uses it.
    expect(added.filter((name) => !/^(?:lit|reactiveElement)/.test(name))).to.deep.equal([]);
  });

  it('works async, deferred, and as a module, even all on one page', async () => {
    const { window, element } = await open('script-tag-async');
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    await settled(element);
    expect(element.status).to.equal('ready');
    expect(window.warnings).to.have.lengthOf(2);
  });
});

describe('the types', () => {
  it('know the element and its events by name', () => {
    const element: SecretQuestionElement = put(html`<et-secret-question></et-secret-question>`);
    let answer = '';
    element.addEventListener('answer-submitted', (event) => (answer = event.detail.answer));
    element.dispatchEvent(new AnswerSubmittedEvent({ username: 'u', question: 'q', answer: 'a' }));
    expect(answer).to.equal('a');
  });
});
