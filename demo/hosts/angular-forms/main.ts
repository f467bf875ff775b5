import '@angular/compiler'; // Replaces the Angular CLI, which compiles templates ahead of time.
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';
import 'et-secret-question';
import { SecretQuestionAccessor } from 'et-secret-question/angular';
import type { AnswerSubmittedEvent, QuestionNotRequiredEvent } from 'et-secret-question';
import { apiUrl, appKey, sendCode, stepOne, usernames } from '../step-one.ts';

@Component({
  selector: 'app-password-reset',
  imports: [ReactiveFormsModule, SecretQuestionAccessor],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <form [formGroup]="form">
      <label>
        User name
        <select formControlName="username">
          @for (name of usernames; track name) {
            <option>{{ name }}</option>
          }
        </select>
      </label>

      @if (mailedTo() !== username()) {
        <et-secret-question
          formControlName="answer"
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
    </form>
  `,
})
class PasswordReset {
  protected readonly apiUrl = apiUrl;
  protected readonly appKey = appKey;
  protected readonly usernames = usernames;
  protected readonly mailedTo = signal('');
  protected readonly form = new FormGroup({
    username: new FormControl('robert.zak', { nonNullable: true }),
    answer: new FormControl('', { nonNullable: true }),
  });
  protected readonly username = toSignal(this.form.controls.username.valueChanges, {
    initialValue: 'robert.zak',
  });

  protected async onAnswerSubmitted(event: AnswerSubmittedEvent): Promise<void> {
    const { username, answer } = event.detail;
    if (await event.respondWith(stepOne(username, answer))) this.mailedTo.set(username);
  }

  protected async onQuestionNotRequired({ detail }: QuestionNotRequiredEvent): Promise<void> {
    if (await sendCode(detail.username)) this.mailedTo.set(detail.username);
  }
}

await bootstrapApplication(PasswordReset);
