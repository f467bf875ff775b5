import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import 'et-secret-question';
import type { AnswerSubmittedEvent } from 'et-secret-question';
import { appKey, stepOne } from '../../step-one';

/** Given to the build by `--define`. */
declare const API_URL: string;

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <et-secret-question
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
  protected readonly received = signal('');

  protected onAnswerSubmitted(event: AnswerSubmittedEvent): void {
    const { username, answer } = event.detail;
    this.received.update((received) => `${received}${username}: ${answer}; `);
    event.respondWith(stepOne(API_URL, username, answer));
  }
}
