import manifest from "kyso/custom-elements.json";

// What editors read: names, attributes, events and parts of the elements.
export function run(output) {
  for (const { tagName, attributes = [], events = [] } of manifest.modules.flatMap(({ declarations }) => declarations)) {
    const names = (list) => list.map(({ name }) => name).join(", ");
    output.append(`<${tagName}> ${names(attributes)}; ${names(events)}`, document.createElement("br"));
  }
}
