import type { Meta, StoryObj } from '@storybook/web-components-vite';
import 'et-secret-question';
import type { AnswerSubmittedEvent, SecretQuestionElement } from 'et-secret-question';
import { html } from 'lit';
import { appKey, stepOne } from '../step-one';

type Story = StoryObj<SecretQuestionElement>;

const apiUrl: string = import.meta.env.STORYBOOK_API_URL;

function onAnswerSubmitted(event: AnswerSubmittedEvent) {
  const { username, answer } = event.detail;
  document.querySelector('output')!.append(`${username}: ${answer}; `);
  event.respondWith(stepOne(apiUrl, username, answer));
}

export default {
  title: 'Secret question',
  component: 'et-secret-question',
  args: { apiUrl, appKey, username: 'robert.zak' },
} satisfies Meta<SecretQuestionElement>;

/** Needs only the manifest: Storybook sets each of the `args` as a property. */
export const Question: Story = {};

export const Answered: Story = {
  render: ({ apiUrl, appKey, username }) => html`
    <et-secret-question
      .apiUrl=${apiUrl}
      .appKey=${appKey}
      .username=${username}
      @answer-submitted=${onAnswerSubmitted}
    ></et-secret-question>
    <output></output>
  `,
};
