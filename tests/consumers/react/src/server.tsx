import { renderToString } from "react-dom/server";
import { Checker } from "./Checker.js";

console.log(renderToString(<Checker />));
