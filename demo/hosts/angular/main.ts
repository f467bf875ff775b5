import '@angular/compiler'; // Replaces the Angular CLI, which compiles templates ahead of time.
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import 'et-secret-question';
import type { AnswerSubmittedEvent, QuestionNotRequiredEvent } from 'et-secret-question';
import { apiUrl, appKey, sendCode, stepOne, usernames } from '../step-one.ts';

@Component({
  selector: 'app-password-reset',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <label>
      User name
      <select #name (change)="username.set(name.value)">
        @for (name of usernames; track name) {
          <option>{{ name }}</option>
        }
      </select>
    </label>

    @if (mailedTo() !== username()) {
      <et-secret-question
        [apiUrl]="apiUrl"
        [appKey]="appKey"
        [username]="username()"
        (answer-submitted)="onAnswerSubmitted($event)"
        (question-not-required)="onQuestionNotRequired($event)"
      />
    }

    <p role="status">
      @if (mailedTo() === username()) {
        We have emailed a code to {{ username() }}.
      }
    </p>
  `,
})
class PasswordReset {
  protected readonly apiUrl = apiUrl;
  protected readonly appKey = appKey;
  protected readonly usernames = usernames;
  protected readonly username = signal('robert.zak');
  protected readonly mailedTo = signal('');

  protected async onAnswerSubmitted(event: AnswerSubmittedEvent): Promise<void> {
    const { username, answer } = event.detail;
    if (await event.respondWith(stepOne(username, answer))) this.mailedTo.set(username);
  }

  protected async onQuestionNotRequired({ detail }: QuestionNotRequiredEvent): Promise<void> {
    if (await sendCode(detail.username)) this.mailedTo.set(detail.username);
  }
}

await bootstrapApplication(PasswordReset);
