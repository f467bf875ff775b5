import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import 'et-secret-question';
import type { AnswerSubmittedEvent } from 'et-secret-question';
import { SecretQuestionAccessor } from 'et-secret-question/angular';
import { appKey, stepOne } from '../../step-one';

/** Set by the build's `--define`. */
declare const API_URL: string;

@Component({
  selector: 'app-root',
  imports: [ReactiveFormsModule, SecretQuestionAccessor],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <et-secret-question
      [formControl]="answer"
      [apiUrl]="apiUrl"
      [appKey]="appKey"
      [username]="username()"
      (answer-submitted)="onAnswerSubmitted($event)"
    />
    <output>{{ received() }}</output>
  `,
})
export class App {
  protected readonly apiUrl = API_URL;
  protected readonly appKey = appKey;
  protected readonly username = signal('robert.zak');
  protected readonly answer = new FormControl('', { nonNullable: true });
  protected readonly received = signal('');

  protected onAnswerSubmitted(event: AnswerSubmittedEvent): void {
    const { username } = event.detail;
    // As Angular's form received it.
    const answer = this.answer.valid ? this.answer.value : 'invalid';
    this.received.update((received) => `${received}${username}: ${answer}; `);
    event.respondWith(stepOne(API_URL, username, answer));
  }
}
