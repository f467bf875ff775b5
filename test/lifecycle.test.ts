import { expect } from '@open-wc/testing';
import '../src/index.js';
import { ask, collect, copyOf, logOf, nextTask, settled, shown, until, json } from './helpers/page.js';

describe('over its lifetime, the element', () => {
  it('makes no request if it is removed in the task that inserted it', async () => {
    const username = copyOf('robert.zak');
    const element = ask('');
    const events = collect(element);
    element.username = username;
    await element.updateComplete;
    element.remove();
    await nextTask();
    await nextTask();
    expect(element.status).to.equal('idle');
    expect(events).to.be.empty;
    expect((await logOf(username)).requests).to.be.empty;
  });

  it('aborts its request when it is removed, and fires nothing', async () => {
    const username = copyOf('silent');
    const element = ask(username);
    const events = collect(element);
    await until(async () => (await logOf(username)).requests.length);
    element.remove();
    await until(async () => (await logOf(username)).requests[0]!.aborted);
    expect(element.status).to.equal('idle');
    expect(events).to.be.empty;
  });

  it('fires nothing if the reply comes between removal and the end of the task', async () => {
    const element = ask(copyOf('robert.zak'), {
      fetch: () => {
        element.remove();
        return Promise.resolve(json({ Model: 'Where?', Errors: [], IsSucceed: true }));
      },
    });
    const events = collect(element);
    await until(() => !element.isConnected);
    await nextTask();
    await nextTask();
    expect(events).to.be.empty;
    expect(element.question).to.equal('');
  });

  it('forgets the answer when it is removed', async () => {
    const element = await shown();
    element.value = 'Peterson';
    element.remove();
    await nextTask();
    expect(element.value).to.equal('');
    expect(element.status).to.equal('idle');
  });

  it('keeps what the page sets while it is out of the document, where reload() requests nothing', async () => {
    const username = copyOf('robert.zak');
    const element = await shown(username);
    element.remove();
    await nextTask();
    element.value = 'Peterson';
    await element.reload();
    await nextTask();
    expect(element.value).to.equal('Peterson');
    expect(element.status).to.equal('idle');
    expect((await logOf(username)).requests).to.have.lengthOf(1);
  });

  it('requests the question again when it is reinserted', async () => {
    const username = copyOf('robert.zak');
    const element = await shown(username);
    const { parentElement } = element;
    element.remove();
    await nextTask();
    parentElement!.append(element);
    await settled(element);
    expect(element.status).to.equal('ready');
    expect((await logOf(username)).requests).to.have.lengthOf(2);
  });

  it('neither forgets the answer nor makes a request when it is moved within a task', async () => {
    const username = copyOf('robert.zak');
    const element = await shown(username);
    element.value = 'Peter';
    const events = collect(element);
    element.remove();
    await element.updateComplete;
    document.body.append(element);
    await nextTask();
    await element.updateComplete;
    expect(element.status).to.equal('ready');
    expect(element.value).to.equal('Peter');
    expect(events).to.be.empty;
    expect((await logOf(username)).requests).to.have.lengthOf(1);
    element.remove();
  });

  it('continues loading when it is moved', async () => {
    const username = copyOf('robert.zak');
    const element = ask(username);
    const ended = settled(element);
    await nextTask();
    document.body.append(element);
    await ended;
    expect(element.status).to.equal('ready');
    element.remove();
    expect((await logOf(username)).requests).to.have.lengthOf(1);
  });

  it('makes no request while it is out of the document', async () => {
    const username = copyOf('robert.zak');
    const element = await shown();
    element.remove();
    await nextTask();
    element.username = username;
    await element.updateComplete;
    await element.reload();
    expect(element.status).to.equal('idle');
    expect((await logOf(username)).requests).to.be.empty;
  });

  it('forgets the answer when the user changes', async () => {
    const element = await shown();
    element.value = 'Peterson';
    element.username = copyOf('wei.chen');
    await settled(element);
    expect(element.value).to.equal('');
  });

  it('forgets the answer when a reload brings another question', async () => {
    const questions = ['First?', 'First?', 'Second?'];
    const element = await shown('robert.zak', {
      fetch: () => Promise.resolve(json({ Model: questions.shift(), Errors: [], IsSucceed: true })),
    });
    element.value = 'Peterson';
    await element.reload();
    expect(element.value).to.equal('Peterson');
    await element.reload();
    expect(element.value).to.equal('');
  });

  it('forgets the answer when the page is left', async () => {
    const element = await shown();
    element.value = 'Peterson';
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(element.value).to.equal('');
    expect(element.shadowRoot!.querySelector('input')!.value).to.equal('');
  });

  it('leaves no listener on the window when it is removed', async () => {
    const element = await shown();
    element.remove();
    await nextTask();
    element.value = 'kept';
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(element.value).to.equal('kept');
  });
});
