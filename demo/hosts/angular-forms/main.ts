import '@angular/compiler'; // In place of the Angular CLI, which compiles templates beforehand.
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';
import 'et-secret-question';
import { SecretQuestionAccessor } from 'et-secret-question/angular';
import type { AnswerSubmittedEvent, QuestionNotRequiredEvent } from 'et-secret-question';
import { apiUrl, appKey, isAccepted, stepOne, usernames } from '../step-one.ts';

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
          We have e-mailed a code to {{ username() }}.
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

  protected onAnswerSubmitted(event: AnswerSubmittedEvent): void {
    const response = stepOne(event.detail.username, event.detail.answer);
    event.respondWith(response);
    void this.#goOn(event.detail.username, response);
  }

  protected onQuestionNotRequired({ detail }: QuestionNotRequiredEvent): void {
    void this.#goOn(detail.username, stepOne(detail.username));
  }

  async #goOn(username: string, response: Promise<Response>): Promise<void> {
    if (!(await isAccepted(response))) return;
    this.form.controls.answer.reset();
    this.mailedTo.set(username);
  }
}

await bootstrapApplication(PasswordReset);
