import { render, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { SecretQuestion } from 'et-secret-question/react';

it('passes the answer to the page and shows the verdict', async () => {
  const answers = [];
  const onAnswerSubmitted = (event) => {
    answers.push(event.detail.answer);
    event.respondWith(event.detail.answer === 'Rex');
  };
  const { container } = render(
    <SecretQuestion
      apiUrl="/api"
      appKey="test"
      username="robert.zak"
      fetch={async () => Response.json({ Errors: [], IsSucceed: true, Model: 'Your first pet?' })}
      onAnswerSubmitted={onAnswerSubmitted}
    />,
  );
  const element = container.querySelector('et-secret-question');

  const field = await within(element.shadowRoot).findByLabelText('Your first pet?');
  await userEvent.type(field, 'Tom{Enter}');
  await within(element.shadowRoot).findByText(/not correct/, { selector: '[part=error] span' });
  await userEvent.keyboard('Rex{Enter}');
  await waitFor(() => expect(element.status).toBe('accepted'));
  expect(answers).toEqual(['Tom', 'Rex']);
});
