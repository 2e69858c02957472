// Lays the examples out; each runs when it is asked to.
import { load } from "./given.js";
import { EXAMPLES } from "./list.js";

const h = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const named = (entry) => entry.replace(/^\./, "kyso");

let given;
/** The files come when the first example wants them. */
const givenOnce = () => (given ??= load());

function laidOut({ name, title, entries, docs, load: program, source }) {
  const output = h("div", { className: "output" });
  const section = h("section", { id: name });
  section.dataset.entries = entries.join(" ");
  const button = h("button", { type: "button", textContent: "Run" });
  button.setAttribute("aria-label", `Run: ${title}`);
  button.addEventListener("click", async () => {
    button.disabled = true;
    section.dataset.state = "running";
    output.replaceChildren();
    try {
      const { run } = await program();
      await run(output, await givenOnce());
      section.dataset.state = "done";
    } catch (error) {
      console.error(error);
      output.textContent = String(error);
      section.dataset.state = "failed";
    }
    button.disabled = false;
  });
  const code = h("pre", { tabIndex: 0 }, h("code", { textContent: source }));
  code.setAttribute("aria-label", `Source of: ${title}`);
  code.setAttribute("role", "group");
  const told = h("p", { className: "told" }, ...entries.flatMap((entry) => [h("code", { textContent: named(entry) }), " "]), `docs/src/${docs}`);
  output.setAttribute("role", "status");
  section.append(h("h2", { textContent: title }), told, h("div", { className: "sides" }, code, h("div", {}, button, output)));
  return section;
}

document.querySelector("#examples").append(...EXAMPLES.map(laidOut));
document.querySelector("#contents").append(...EXAMPLES.map(({ name, title }) => h("li", {}, h("a", { href: `#${name}`, textContent: title }))));
