import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ResetPassword as Tag } from './ResetPassword';
import { ResetPassword as Component } from './ResetPasswordComponent';

const QUESTION = 'Your first pet?';
const ok = () => Response.json({ Errors: [], ErrorsCode: [], IsSucceed: true });
const refused = (code: string, text: string) => () =>
  Response.json({ Errors: [text], ErrorsCode: [code], IsSucceed: false });
const question = (model: string) => () => Response.json({ Errors: [], IsSucceed: true, Model: model });

type Reply = (request: Request | string, init?: RequestInit) => Response | Promise<Response>;
let questionReply: ReturnType<typeof vi.fn<Reply>>;
let stepOneReply: ReturnType<typeof vi.fn<Reply>>;

beforeEach(() => {
  questionReply = vi.fn<Reply>(question(QUESTION));
  stepOneReply = vi.fn<Reply>(ok);
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const url = typeof input === 'string' ? input : input.url;
    if (url.includes('/secret-question')) return questionReply(input, init);
    if (url.includes('/password/reset')) return stepOneReply(input, init);
    throw new Error(`unexpected ${url}`);
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const host = () => document.querySelector('et-secret-question')!;
const inside = () => within(host().shadowRoot as unknown as HTMLElement);
const message = () => host().shadowRoot!.querySelector('[part=error]')?.textContent?.trim() ?? '';
const field = () => inside().findByLabelText<HTMLInputElement>(QUESTION);

describe.each([
  ['tag', Tag],
  ['component', Component],
] as const)('ResetPassword with the %s', (_, ResetPassword) => {
  it('asks for the username first, then for the question of that user', async () => {
    const user = userEvent.setup();
    render(<ResetPassword />);
    expect(host()).toBeNull();

    await user.type(screen.getByLabelText('Login or email'), 'robert.zak');
    await user.click(screen.getByRole('button', { name: 'Next' }));

    await field();
    expect(questionReply).toHaveBeenCalledOnce();
    const request = questionReply.mock.lastCall![0] as Request;
    expect(request.url).toContain('robert.zak');
    expect(request.headers.get('Et-App-Key')).toBe('broker-key');
  });

  it('stops being busy when the question has loaded', async () => {
    let release!: (reply: Response) => void;
    questionReply.mockReturnValue(new Promise<Response>((resolve) => (release = resolve)));
    render(<ResetPassword username="robert.zak" />);
    expect(screen.getByRole('main').getAttribute('aria-busy')).toBe('true');
    screen.getByText('Looking up your question…');

    release(question(QUESTION)());

    await field();
    await waitFor(() => expect(screen.queryByText('Looking up your question…')).toBeNull());
    expect(screen.getByRole('main').getAttribute('aria-busy')).toBe('false');
  });

  it('keeps what the trader types across renders of the page, without sending it', async () => {
    const user = userEvent.setup();
    const { rerender } = render(<ResetPassword username="robert.zak" />);
    const input = await field();

    await user.type(input, 'Re');
    rerender(<ResetPassword username="robert.zak" />);
    await user.type(input, 'x');

    expect(input.value).toBe('Rex');
    expect(host().value).toBe('Rex');
    expect(stepOneReply).not.toHaveBeenCalled();
    expect(questionReply).toHaveBeenCalledOnce();
  });

  it('says that a wrong answer is wrong, and lets the trader try again', async () => {
    const user = userEvent.setup();
    stepOneReply.mockImplementationOnce(refused('ErrorIncorrectAnswer', 'Wrong.'));
    render(<ResetPassword username="robert.zak" />);

    await user.type(await field(), 'Tom{Enter}');

    await waitFor(() => expect(message()).toMatch(/not correct/i));
    expect((await field()).getAttribute('aria-invalid')).toBe('true');
    screen.getByText('Attempts: 1');
    expect(screen.queryByText(/We sent a code/)).toBeNull();

    // README: the field is selected after a wrong answer, so that typing replaces it.
    await user.keyboard('Rex');
    expect((await field()).value).toBe('Rex');
    expect(message()).toBe('');
    await user.click(inside().getByRole('button', { name: 'Continue' }));
    await screen.findByText('We sent a code to robert.zak.');
    expect(stepOneReply).toHaveBeenCalledTimes(2);
  });

  it('sends the right answer and shows where the code went', async () => {
    const user = userEvent.setup();
    render(<ResetPassword username="robert.zak" />);

    await user.type(await field(), 'Rex');
    await user.click(inside().getByRole('button', { name: 'Continue' }));

    await screen.findByText('We sent a code to robert.zak.');
    expect(host()).toBeNull();
    expect(JSON.parse(stepOneReply.mock.lastCall![1]!.body as string)).toEqual({
      User: 'robert.zak',
      SecretQuestionAnswer: 'Rex',
    });
  });

  it('shows its own messages for a locked account', async () => {
    const user = userEvent.setup();
    stepOneReply.mockImplementation(refused('ErrorUserLocked', 'User is locked out.'));
    render(<ResetPassword username="robert.zak" />);

    await user.type(await field(), 'Rex{Enter}');

    await waitFor(() => expect(message()).toBe('Your account is locked.'));
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Locked. Call +1 555 0100 to unlock your account.',
    );
    expect(host().status).toBe('ready');
  });

  it('sends the code at once to an account without a question', async () => {
    questionReply.mockImplementation(question(''));
    render(
      <StrictMode>
        <ResetPassword username="robert.zak" />
      </StrictMode>,
    );

    await screen.findByText('We sent a code to robert.zak.');
    expect(stepOneReply).toHaveBeenCalledOnce();
    expect(JSON.parse(stepOneReply.mock.lastCall![1]!.body as string)).toEqual({ User: 'robert.zak' });
  });

  it('says so when the question fails to load, and loads it on retry', async () => {
    const user = userEvent.setup();
    questionReply.mockImplementation(() => {
      throw new TypeError('Failed to fetch');
    });
    render(<ResetPassword username="robert.zak" />);

    await screen.findByText('If this keeps happening, call +1 555 0100.', {}, { timeout: 4000 });
    expect(host().status).toBe('failed');
    expect(host().error?.kind).toBe('network');
    expect(questionReply).toHaveBeenCalledTimes(3);

    questionReply.mockImplementation(question(QUESTION));
    await user.click(inside().getByRole('button'));

    await field();
    await waitFor(() => expect(screen.queryByText('If this keeps happening, call +1 555 0100.')).toBeNull());
    expect(questionReply).toHaveBeenCalledTimes(4);
  });

  it("forgets one user's answer and verdict when another takes over", async () => {
    const user = userEvent.setup();
    let release!: (reply: Response) => void;
    stepOneReply.mockReturnValueOnce(new Promise<Response>((resolve) => (release = resolve)));
    render(<ResetPassword username="robert.zak" />);
    await user.type(await field(), 'Rex{Enter}');
    await waitFor(() => expect(host().status).toBe('checking'));

    let load!: (reply: Response) => void;
    questionReply.mockReturnValue(new Promise<Response>((resolve) => (load = resolve)));
    const before = host();
    await user.click(screen.getByRole('button', { name: 'Not robert.zak?' }));
    await user.type(screen.getByLabelText('Login or email'), 'anna.may{Enter}');
    screen.getByText('Looking up your question…');
    load(question('Your first school?')());
    const next = await inside().findByLabelText<HTMLInputElement>('Your first school?');
    await act(async () => release(ok()));

    expect(host()).toBe(before);
    expect(next.value).toBe('');
    expect(screen.queryByText(/We sent a code/)).toBeNull();
    expect(host().status).toBe('ready');
  });

  it('logs nothing if unmounted while the question loads or while an answer is checked', async () => {
    const errors = vi.spyOn(console, 'error');
    const warnings = vi.spyOn(console, 'warn');
    const user = userEvent.setup();

    questionReply.mockImplementationOnce(
      (input) =>
        new Promise((_, reject) => {
          const { signal } = input as Request;
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    );
    const first = render(<ResetPassword username="robert.zak" />);
    await waitFor(() => expect(questionReply).toHaveBeenCalledOnce());
    first.unmount();
    const { signal } = questionReply.mock.lastCall![0] as Request;
    await waitFor(() => expect(signal.aborted).toBe(true));

    let release!: (reply: Response) => void;
    stepOneReply.mockReturnValueOnce(new Promise<Response>((resolve) => (release = resolve)));
    const second = render(<ResetPassword username="robert.zak" />);
    await user.type(await field(), 'Rex{Enter}');
    await waitFor(() => expect(stepOneReply).toHaveBeenCalledOnce());
    second.unmount();
    release(ok());
    await new Promise((resolve) => setTimeout(resolve));

    expect(document.body.textContent).toBe('');
    expect(errors).not.toHaveBeenCalled();
    expect(warnings).not.toHaveBeenCalled();
  });
});
