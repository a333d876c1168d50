// The queue as the documentation of workbox-background-sync shows it: a route that goes to the network
// alone, with the plugin that keeps what failed and hands it in again at the browser's sync event.
import { BackgroundSyncPlugin } from "workbox-background-sync";
import { registerRoute } from "workbox-routing";
import { NetworkOnly } from "workbox-strategies";

const plugin = new BackgroundSyncPlugin("requests", { maxRetentionTime: 24 * 60 });
registerRoute(({ url }) => url.pathname === "/api/v1/requests", new NetworkOnly({ plugins: [plugin] }), "POST");

addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
