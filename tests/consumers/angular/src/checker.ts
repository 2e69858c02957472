import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import type { ReportDetail } from "kyso/element";

@Component({
  selector: "app-checker",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <input id="file" type="file" (change)="choose($event)" />
    <kyso-verifier lang="en" [file]="file()" (kyso-report)="judged($event)"></kyso-verifier>
    <p id="verdict">{{ verdict() }}</p>
  `,
})
export class Checker {
  readonly file = signal<File | null>(null);
  readonly verdict = signal("");

  choose(event: Event): void {
    this.file.set((event.target as HTMLInputElement).files![0]);
  }

  judged(event: Event): void {
    this.verdict.set((event as CustomEvent<ReportDetail>).detail.report.verdict);
  }
}
