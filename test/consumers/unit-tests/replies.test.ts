import 'et-secret-question';
import { expect, it, vi } from 'vitest';

// The table in TESTING.md.
const replies: [name: string, reply: () => Response, end: string, calls: number][] = [
  [
    'an empty question',
    () => Response.json({ Errors: [], IsSucceed: true, Model: '' }),
    'question-not-required',
    1,
  ],
  [
    'an error',
    () => Response.json({ Errors: ['Unknown user.'], IsSucceed: false, Model: null }),
    'rejected',
    1,
  ],
  [
    'an error about the key',
    () => Response.json({ error: 'Invalid application key' }, { status: 401 }),
    'app-key',
    1,
  ],
  ['HTML', () => new Response('<html>'), 'malformed', 1],
  [
    'a broken connection',
    () => {
      throw new TypeError('Failed to fetch');
    },
    'network',
    3,
  ],
];

for (const [name, reply, end, calls] of replies) {
  it(`${name} ends in ${end}`, async () => {
    const fetch = vi.fn(async () => reply());
    const ends: string[] = [];
    const element = document.createElement('et-secret-question');
    Object.assign(element, { apiUrl: '/api', appKey: 'test', username: 'robert.zak', fetch });
    element.addEventListener('question-not-required', ({ type }) => ends.push(type));
    element.addEventListener('question-failed', ({ detail }) => ends.push(detail.error.kind));
    document.body.append(element);

    await vi.waitFor(() => expect(ends).toEqual([end]), { timeout: 4000 });
    expect(fetch).toHaveBeenCalledTimes(calls);
    element.remove();
  });
}
