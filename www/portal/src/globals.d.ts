/** Whether this build carries a sample document. */
declare const __DEMO__: boolean;
