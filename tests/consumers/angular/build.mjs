// What `ng build` does, without Angular's command line and the 200 packages that it brings.
import { Architect } from "@angular-devkit/architect";
import { WorkspaceNodeModulesArchitectHost } from "@angular-devkit/architect/node/index.js";
import { json, logging, workspaces } from "@angular-devkit/core";
import { NodeJsSyncHost } from "@angular-devkit/core/node/index.js";

const folder = import.meta.dirname;
const host = workspaces.createWorkspaceHost(new NodeJsSyncHost());
const { workspace } = await workspaces.readWorkspace(folder, host, workspaces.WorkspaceFormat.JSON);
const registry = new json.schema.CoreSchemaRegistry();
registry.addPostTransform(json.schema.transforms.addUndefinedDefaults);
const architect = new Architect(new WorkspaceNodeModulesArchitectHost(workspace, folder), registry);
const logger = new logging.Logger("build");
logger.subscribe(({ message }) => console.error(message));
const run = await architect.scheduleTarget({ project: "app", target: "build" }, {}, { logger });
const { success, error } = await run.lastOutput;
await run.stop();
if (!success) throw new Error(error ?? "not built");
