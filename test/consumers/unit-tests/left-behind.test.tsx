import { render } from '@testing-library/react';
import type { SecretQuestionElement } from 'et-secret-question';
import { SecretQuestion } from 'et-secret-question/react';
import { expect, it, vi } from 'vitest';

// Vitest reports anything left behind as an unhandled error, at the latest when it tears down the environment.

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

it('may be removed during a request', async () => {
  const fetch = vi.fn(() => new Promise<Response>(() => undefined));
  const element = mount(fetch);
  await vi.waitFor(() => expect(fetch).toHaveBeenCalledOnce());
  element.remove();
});

it('may be left with an answer that nothing handled', async () => {
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

// Last, so that the request it starts would end after the environment is torn down.
it('may be left before it sends its request', () => {
  mount();
});
