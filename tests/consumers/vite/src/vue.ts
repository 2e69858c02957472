import { createApp } from "vue";
import Checker from "./Checker.vue";

createApp(Checker).mount("#app");
