import { render } from '@testing-library/react';
import type { SecretQuestionElement } from 'et-secret-question';
import { SecretQuestion } from 'et-secret-question/react';
import { expect, it, vi } from 'vitest';

// What is left behind here, Vitest would report as an unhandled error, at the latest when it tears the environment down.

const fetchQuestion = async () => Response.json({ Errors: [], IsSucceed: true, Model: 'Your first pet?' });

function mount(fetch: SecretQuestionElement['fetch'] = fetchQuestion): SecretQuestionElement {
  const element = document.createElement('et-secret-question');
  Object.assign(element, { apiUrl: '/api', appKey: 'test', username: 'robert.zak', fetch });
  return document.body.appendChild(element);
}

it('may be left with a request that never ends', async () => {
  const fetch = vi.fn(() => new Promise<Response>(() => undefined));
  mount(fetch);
  await vi.waitFor(() => expect(fetch).toHaveBeenCalledOnce());
});

it('may be removed at once', () => {
  mount().remove();
});

it('may be removed in the middle of a request', async () => {
  const fetch = vi.fn(() => new Promise<Response>(() => undefined));
  const element = mount(fetch);
  await vi.waitFor(() => expect(fetch).toHaveBeenCalledOnce());
  element.remove();
});

it('may be left with an answer that nobody took', async () => {
  const element = mount();
  await vi.waitFor(() => expect(element.status).toBe('ready'));
  element.value = 'Rex';
  element.submit();
});

it('may be left with a verdict that never comes', async () => {
  const element = mount();
  element.addEventListener('answer-submitted', (event) => {
    void event.respondWith(new Promise(() => undefined));
  });
  await vi.waitFor(() => expect(element.status).toBe('ready'));
  element.value = 'Rex';
  element.submit();
  expect(element.status).toBe('checking');
});

it('may be left on the page as a React component', async () => {
  const onQuestionLoaded = vi.fn();
  render(
    <SecretQuestion
      apiUrl="/api"
      appKey="test"
      username="robert.zak"
      fetch={fetchQuestion}
      onQuestionLoaded={onQuestionLoaded}
    />,
  );
  await vi.waitFor(() => expect(onQuestionLoaded).toHaveBeenCalledOnce());
});

// The last one: what it has begun would end after the environment is torn down.
it('may be left before it has asked', () => {
  mount();
});
