import { bootstrapApplication } from "@angular/platform-browser";
import { Checker } from "./checker";

// As files beside the application: its builder leaves workers and modules of packages out.
await import(new URL("kyso/dist/element.js", document.baseURI).href);
await bootstrapApplication(Checker);
