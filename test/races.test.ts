import { expect } from '@open-wc/testing';
import '../src/index.js';
import {
  ask,
  collect,
  copyOf,
  logOf,
  nextTask,
  part,
  settled,
  shown,
  textOf,
  until,
  usernameIn,
} from './helpers/page.js';

const arrived = (username: string): Promise<void> =>
  until(async () => (await logOf(username)).requests.length > 0);

describe('races', () => {
  it('never show or report the reply to a superseded request', async () => {
    const slow = copyOf('reset.slow');
    let release!: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    const element = ask(slow, {
      // Holds back the first reply, and ignores the signal.
      fetch: async (request) => {
        const response = await fetch((request as Request).url, { headers: (request as Request).headers });
        if (usernameIn(request) === slow) await held;
        return response;
      },
    });
    const events = collect(element);
    await arrived(slow);
    element.username = copyOf('wei.chen');
    await settled(element);
    const question = textOf(element, 'question');
    release();
    await nextTask();
    await nextTask();

    expect(question).to.equal('你小学三年级时住在哪条街？');
    expect(textOf(element, 'question')).to.equal(question);
    expect(events.map(({ type, detail }) => [type, (detail as { username: string }).username])).to.deep.equal(
      [['question-loaded', element.username]],
    );
  });

  it('abort the superseded request', async () => {
    const silent = copyOf('silent');
    const element = ask(silent);
    const events = collect(element);
    await arrived(silent);
    element.username = copyOf('robert.zak');
    await settled(element);
    await until(async () => (await logOf(silent)).requests[0]!.aborted);
    expect(events.map(({ type }) => type)).to.deep.equal(['question-loaded']);
  });

  it('show no failure when the superseded request is aborted', async () => {
    const [first, second] = [copyOf('silent'), copyOf('silent')];
    const element = ask(first);
    await arrived(first);
    element.username = second;
    await arrived(second);
    await until(async () => (await logOf(first)).requests[0]!.aborted);
    expect(element.status).to.equal('loading');
  });

  it('hide the old question the moment a property changes', async () => {
    const element = await shown();
    element.username = copyOf('wei.chen');
    expect(element.status).to.equal('loading');
    expect(element.question).to.equal('');
    await element.updateComplete;
    expect(part(element, 'question')).to.be.null;
  });

  it('keep the request if a property changes and changes back', async () => {
    const username = copyOf('robert.zak');
    const element = ask(username);
    await nextTask();
    element.username = copyOf('wei.chen');
    element.username = username;
    await settled(element);
    expect((await logOf(username)).requests).to.have.lengthOf(1);
  });

  it('between reloads end in one event', async () => {
    const username = copyOf('robert.zak');
    const element = await shown(username);
    const events = collect(element);
    await Promise.all([element.reload(), element.reload(), element.reload()]);
    expect(events.map(({ type }) => type)).to.deep.equal(['question-loaded']);
    expect((await logOf(username)).requests).to.have.lengthOf(2);
  });

  it('drop a verdict that comes after the question has changed', async () => {
    const element = await shown();
    let accept!: (verdict: true) => void;
    element.addEventListener('answer-submitted', (event) =>
      event.respondWith(new Promise((resolve) => (accept = resolve))),
    );
    element.value = 'Peterson';
    element.submit();
    expect(element.status).to.equal('checking');
    element.username = copyOf('wei.chen');
    await settled(element);
    accept(true);
    await nextTask();
    expect(element.status).to.equal('ready');
    expect(part(element, 'input')).to.exist;
  });

  it('drop a verdict that comes after a reload', async () => {
    const element = await shown();
    let refuse!: (error: Error) => void;
    element.addEventListener('answer-submitted', (event) =>
      event.respondWith(new Promise((_, reject) => (refuse = reject))),
    );
    element.value = 'Peterson';
    element.submit();
    await element.reload();
    refuse(new Error());
    await nextTask();
    expect(element.status).to.equal('ready');
    expect(part(element, 'error')).to.be.null;
  });
});
