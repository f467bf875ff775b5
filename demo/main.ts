import { signIn } from './demo-endpoints.ts';
import { find } from './dom.ts';
import { EtnaApi, readModel, StepError } from './etna-api.ts';
import { watchInbox } from './inbox.ts';
import { answerOf } from './seeded-users.ts';
import { onSubmit, showStep } from './steps.ts';

const question = find('et-secret-question');
const api = new EtnaApi(question.apiUrl, question.appKey);
let token = '';

// Step 2 belongs to the element. It needs `question.username`, which step 1 sets, and these listeners:

question.addEventListener('answer-submitted', async (event) => {
  const { username, answer } = event.detail;
  if (await event.respondWith(api.requestReset(username, answer))) enterCode(username);
});

question.addEventListener('question-not-required', (event) => {
  showStep('user'); // Step 1 needs no answer.
  resetFor(event.detail.username);
});

// The page can say more about a locked account than the element.
question.addEventListener('answer-rejected', ({ detail: { error } }) => {
  const locked = new StepError('ErrorAccountLocked');
  if (error.errorCodes.includes(locked.code)) question.errorMessage = locked.message;
});

// Steps 1, 3 and 4 belong to the page.

const userForm = onSubmit('user', async (value) => {
  const username = value('username').trim();
  try {
    await readModel(api.requestReset(username));
    enterCode(username);
  } catch (error) {
    if (!(error instanceof StepError && error.code === 'ErrorIncorrectAnswer')) throw error;
    question.username = username;
    find('strong', '#answer').textContent = answerOf(username);
    showStep('question');
  }
});

const codeForm = onSubmit('code', async (value) => {
  token = await readModel(api.redeemCode(value('code').trim()));
  showStep('password');
});

onSubmit('password', async (value) => {
  await readModel(api.changePassword(token, value('password'), value('confirmation')));
  showStep('done');
});

onSubmit('sign-in', async (value) => {
  const result = find('output', '', find('form', '[name=sign-in]'));
  result.value = '';
  if (!(await signIn(value('username'), value('password')))) throw new StepError('wrong-password');
  result.value = `Signed in as ${value('username')}.`;
});

function resetFor(username: string): void {
  find('input', '[name=username]', userForm).value = username;
  userForm.requestSubmit();
}

function enterCode(username: string): void {
  // Password managers need to know whose password it is.
  for (const input of document.querySelectorAll<HTMLInputElement>('.card [name=username]')) {
    input.value = username;
  }
  showStep('code');
  void watchInbox(username, (code) => {
    find('input', '[name=code]', codeForm).value = code;
    codeForm.requestSubmit();
  });
}

find('div', '#users').addEventListener('click', ({ target }) => {
  const { value } = (target as Element).closest('button') ?? {};
  if (value) resetFor(value);
});
