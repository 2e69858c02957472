// The rules of the page's and the package's TypeScript. `cargo xtask lint` runs them.
import { resolve } from "node:path";
import js from "@eslint/js";
import { globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const WWW = resolve(import.meta.dirname, "..");
const HOST = ["URL", "Request", "Response", "File", "caches", "clients", "console", "fetch", "self", "process", "atob", "document", "localStorage", "performance", "setTimeout", "__FILES__"];

export default tseslint.config(
  globalIgnores(["**/dist/", "**/node_modules/", "package/wasm/", "package/src/schema.ts", "**/vite.config.ts"]),
  {
    files: ["**/*.ts"],
    extends: [js.configs.recommended, ...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: ["package/tsconfig.json", "portal/tsconfig.json", "bench/tsconfig.json"], tsconfigRootDir: WWW },
    },
    rules: {
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      "@typescript-eslint/no-extraneous-class": ["error", { allowEmpty: true }],
      "@typescript-eslint/no-namespace": ["error", { allowDeclarations: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_+$" }],
      // An empty text is no text, and falls back as well.
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { string: true } }],
      "@typescript-eslint/prefer-promise-reject-errors": ["error", { allowThrowingAny: true, allowThrowingUnknown: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // A type says what a browser should have; older ones, and hostile pages, have something else.
      "@typescript-eslint/no-unnecessary-condition": "off",
      // What such a function throws has to come as a rejection.
      "@typescript-eslint/require-await": "off",
      // The compiler is a newer one than the one that is asked here: what it needs may seem needless.
      "@typescript-eslint/no-unnecessary-type-assertion": "off",
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      // A caller says which form it expects to read.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      // An element's events and fields are merged into its class.
      "@typescript-eslint/no-unsafe-declaration-merging": "off",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-ignore": "allow-with-description" }],
      // The compiler finds these, and knows `??=`.
      "no-unused-private-class-members": "off",
    },
  },
  { files: ["**/*.{js,mjs}"], extends: [js.configs.recommended], languageOptions: { globals: Object.fromEntries(HOST.map((name) => [name, "readonly"])) } },
);
