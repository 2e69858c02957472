import { hydrateRoot } from "react-dom/client";
import { Checker } from "./Checker.js";

hydrateRoot(document.querySelector("#root")!, <Checker />);
