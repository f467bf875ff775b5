import '@angular/compiler'; // Replaces the Angular CLI, which compiles templates ahead of time.
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import 'et-secret-question';
import type { AnswerSubmittedEvent, QuestionNotRequiredEvent } from 'et-secret-question';
import { apiUrl, appKey, sendCode } from '../step-one.ts';

/** A page that keeps the check in its own state instead of using `respondWith`. */
@Component({
  selector: 'app-password-reset',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (!mailedTo()) {
      <et-secret-question
        [apiUrl]="apiUrl"
        [appKey]="appKey"
        username="robert.zak"
        [busy]="isBusy()"
        [errorMessage]="message()"
        (answer-submitted)="onAnswerSubmitted($event)"
        (question-not-required)="onQuestionNotRequired($event)"
      />
    }

    <p role="status">
      @if (mailedTo()) {
        We have emailed a code to {{ mailedTo() }}.
      }
    </p>
  `,
})
class PasswordReset {
  protected readonly apiUrl = apiUrl;
  protected readonly appKey = appKey;
  protected readonly isBusy = signal(false);
  protected readonly message = signal('');
  protected readonly mailedTo = signal('');

  protected async onAnswerSubmitted({ detail }: AnswerSubmittedEvent): Promise<void> {
    const { username, answer } = detail;
    this.isBusy.set(true);
    if (await sendCode(username, answer)) this.mailedTo.set(username);
    else this.message.set('That is not what you told us.');
    this.isBusy.set(false);
  }

  protected async onQuestionNotRequired({ detail: { username } }: QuestionNotRequiredEvent): Promise<void> {
    if (await sendCode(username)) this.mailedTo.set(username);
  }
}

await bootstrapApplication(PasswordReset);
